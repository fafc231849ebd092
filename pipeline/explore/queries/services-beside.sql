-- The service before and the service after
--
-- Type a service's key to see the services that come before and after it by name. Leave it empty to see no service.
--
-- Parameters: service

select
  before.service as service_before,
  before.name as name_before,
  after.service as service_after,
  after.name as name_after
from services as here
left join services as before on before.turn = here.turn - 1
left join services as after on after.turn = here.turn + 1
where here.service = :service
