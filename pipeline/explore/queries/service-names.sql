-- Services that have a letter here
--
-- The services by name, each with the key that its page's address ends in.

select name as service_name, service
from services
order by turn
