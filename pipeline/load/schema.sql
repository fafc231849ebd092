-- The tables of a build: what the letters print, and what each number was read as.
-- An id is a place (letter, paragraph, offset in the paragraph), so a cited row keeps its id when rules are added.
-- A count above its total is no constraint: letters misprint, and a row in `problems` says so.
-- Some tables are reckoned. `results` holds the rows of the view `results_reckoned`, which says how and why, with their
-- statistics; `pooled` and `funnel_limits` hold those of letters put together, `changes` those of two letters about one
-- service; `letters_by_share` and `funnel_points` count letters, `measure_summary` and `measure_years` put them together,
-- and `letters_in_order`, `findings_in_order` and `paragraphs_in_order` hold the order in which pages show them.

create table build (
    key text primary key not null,
    value text not null
) strict;

create table tables (
    id text primary key not null,
    title text not null,
    description text not null,
    position integer not null unique check (position > 0)
) strict;

create table columns (
    id text primary key not null,
    table_name text not null references tables (id),
    name text not null,
    position integer not null check (position > 0),
    type text not null check (type in ('text', 'integer', 'number', 'boolean', 'date')),
    unit text,
    kind text not null check (kind in ('Printed', 'Judged', 'Calculated', 'Known', 'Place')),
    description text not null,
    possible_values text,
    missing text
) strict;

create table areas (
    slug text primary key not null,
    name text not null,
    aliases text,
    nation text not null,
    region text not null,
    police_force text,
    gss_codes text,
    latitude real check (latitude between -90 and 90),
    longitude real check (longitude between -180 and 180),
    valid_from text,
    valid_to text,
    notes text
) strict;

create table measures (
    id text primary key not null,
    theme text not null,
    activity text not null,
    unit text not null check (unit in ('case', 'child', 'report', 'staff')),
    voice text not null check (voice in ('inspector', 'staff', 'statistics')),
    direction text not null check (direction in ('higher-better', 'lower-better', 'context')),
    label text not null,
    definition text not null
) strict;

create table rules (
    id text primary key not null,
    kind text not null check (kind in ('share', 'base', 'count', 'set aside', 'unread')),
    meaning text not null,
    pattern text not null,
    examples text
) strict;

create table unreadable (
    id text primary key not null,
    file text not null,
    reason text not null,
    message text not null
) strict;

create table letters (
    id text primary key not null,
    address text not null,
    area text references areas (slug),
    area_name text,
    nation text,
    region text,
    title text,
    published text check (published is date(published, '+0 days')),
    fieldwork_start text check (fieldwork_start is date(fieldwork_start, '+0 days')),
    fieldwork_end text check (fieldwork_end is date(fieldwork_end, '+0 days')),
    cases integer check (cases >= 0),
    pages integer check (pages > 0),
    facsimile integer not null check (facsimile in (0, 1)),
    invented integer not null check (invented in (0, 1)),
    scanned integer not null check (scanned in (0, 1)),
    note text,
    source text,
    sha256 text not null,
    copy_of text references letters (id) deferrable initially deferred
) strict;

create table sections (
    id text primary key not null,
    letter text not null references letters (id),
    section text not null check (
        section in (
            'context', 'summary', 'reoffending', 'public', 'child', 'sentence', 'management', 'strengths',
            'improvements'
        )
    ),
    heading text not null,
    position integer not null check (position > 0)
) strict;

create table paragraphs (
    id text primary key not null,
    letter text not null references letters (id),
    section text not null check (
        section in (
            'context', 'summary', 'reoffending', 'public', 'child', 'sentence', 'management', 'strengths',
            'improvements'
        )
    ),
    heading text references sections (id),
    number text not null,
    kind text not null check (kind in ('text', 'bullet')),
    position integer not null check (position > 0),
    page integer check (page > 0),
    text text not null,
    scanned integer not null check (scanned in (0, 1))
) strict;

create table findings (
    id text primary key not null,
    letter text not null references letters (id),
    paragraph text not null references paragraphs (id),
    quote text not null,
    start integer not null check (start >= 0),
    "end" integer not null,
    page integer check (page > 0),
    sentence text not null,
    measure text references measures (id),
    role text check (role in ('headline', 'breakdown', 'context')),
    verdict text check (verdict in ('sufficient', 'insufficient', 'none')),
    count integer check (count >= 0),
    total integer check (total >= 0),
    why_no_count text check (why_no_count in ('words only', 'percent only', 'doubtful', 'not printed')),
    why_no_total text check (why_no_total in ('not printed', 'not applicable', 'doubtful')),
    low real check (low between 0 and 1),
    high real check (high between 0 and 1),
    bound text check (bound in ('at least', 'at most', 'more than', 'fewer than')),
    basis text not null check (basis in ('printed', 'referred', 'inferred', 'words', 'percent')),
    words text,
    unit text check (unit in ('case', 'child', 'report', 'staff')),
    voice text check (voice in ('inspector', 'staff', 'statistics')),
    antecedent text,
    unsure text,
    rule text not null references rules (id),
    confidence real check (confidence between 0 and 1),
    certainty text check (certainty in ('sure', 'likely', 'doubtful')),
    doubt text check (doubt in ('numbers', 'measure', 'verdict', 'finding')),
    doubt_in_words text,
    contradicted integer not null check (contradicted in (0, 1)),
    checked integer not null check (checked in (0, 1)),
    scanned integer not null check (scanned in (0, 1)),
    check ("end" - start = length(quote) and length(quote) > 0),
    check (("count" is null) = (why_no_count is not null)),
    check ((total is null) = (why_no_total is not null)),
    check (low <= high),
    check ((certainty is 'doubtful') = (doubt_in_words is not null)),
    check (not (checked and certainty is 'doubtful'))
) strict;

create table alternatives (
    id text primary key not null,
    finding text not null references findings (id),
    differs text not null,
    is_finding integer not null check (is_finding in (0, 1)),
    "count" integer check ("count" >= 0),
    total integer check (total >= 0),
    verdict text check (verdict in ('sufficient', 'insufficient', 'none')),
    measure text references measures (id),
    confidence real not null check (confidence between 0 and 1),
    check (is_finding or coalesce("count", total, verdict, measure) is null)
) strict;

create table second_readings (
    id text primary key not null,
    letter text not null references letters (id),
    paragraph text not null references paragraphs (id),
    reader text not null,
    kind text not null check (kind in ('model', 'person')),
    quote text not null,
    start integer not null check (start >= 0),
    "end" integer not null,
    measure text references measures (id),
    role text not null check (role in ('headline', 'breakdown', 'context')),
    verdict text not null check (verdict in ('sufficient', 'insufficient', 'none')),
    "count" integer check ("count" >= 0),
    total integer check (total >= 0),
    basis text not null check (basis in ('printed', 'referred', 'inferred', 'words', 'percent')),
    words text,
    optional integer not null check (optional in (0, 1)),
    finding text references findings (id),
    differs text,
    check ("end" - start = length(quote) and length(quote) > 0),
    check (finding is not null or differs is not null)
) strict;

create table cues (
    id text primary key not null,
    finding text not null references findings (id),
    decides text not null check (decides in ('verdict', 'measure', 'total', 'role')),
    meaning text not null,
    quote text not null,
    paragraph text references paragraphs (id),
    start integer check (start >= 0),
    "end" integer,
    check ((paragraph is null) = (start is null) and (start is null) = ("end" is null)),
    check ("end" - start = length(quote))
) strict;

create table numbers (
    id text primary key not null,
    letter text not null references letters (id),
    paragraph text not null references paragraphs (id),
    text text not null,
    start integer not null check (start >= 0),
    page integer check (page > 0),
    status text not null check (status in ('read', 'set aside', 'unread')),
    rule text references rules (id),
    finding text references findings (id),
    scanned integer not null check (scanned in (0, 1))
) strict;

create table problems (
    id text primary key not null,
    letter text not null references letters (id),
    paragraph text references paragraphs (id),
    "check" text not null,
    severity text not null check (severity in ('error', 'warning', 'note')),
    quote text,
    page integer check (page > 0),
    message text not null
) strict;

create table boxes (
    id text primary key not null,
    letter text not null references letters (id),
    paragraph text not null references paragraphs (id),
    finding text references findings (id),
    page integer not null check (page > 0),
    x0 real not null,
    top real not null,
    x1 real not null,
    bottom real not null
) strict;

create table inspections (
    id text primary key not null,
    area text references areas (slug),
    area_name text not null,
    fieldwork_start text,
    fieldwork_end text,
    published text,
    cases integer check (cases > 0),
    known_from text,
    note text,
    letter text references letters (id)
) strict;

create table results (
    letter text not null references letters (id),
    measure text not null references measures (id),
    published text,
    invented integer not null check (invented in (0, 1)),
    sufficient integer check (sufficient between 0 and total),
    total integer check (total > 0),
    why_no_figures text check (why_no_figures in ('words only', 'percent only', 'contradicted', 'not printed')),
    inverted integer not null check (inverted in (0, 1)),
    low real check (low between 0 and 1),
    high real check (high between 0 and 1),
    basis text not null check (basis in ('printed', 'referred', 'inferred', 'words', 'percent')),
    words text,
    bound text check (bound in ('at least', 'at most', 'more than', 'fewer than')),
    confidence real check (confidence between 0 and 1),
    certainty text check (certainty in ('sure', 'likely', 'doubtful')),
    contradicted integer not null check (contradicted in (0, 1)),
    checked integer not null check (checked in (0, 1)),
    finding text not null references findings (id),
    headlines integer not null check (headlines > 0),
    marks text,
    is_copy integer not null check (is_copy in (0, 1)),
    in_sums integer not null check (in_sums in (0, 1)),
    wilson_low real check (wilson_low between 0 and 1),
    wilson_high real check (wilson_high between 0 and 1),
    interval text check (interval in ('Wilson', 'Wilson, open above', 'Wilson, open below')),
    chance real check (chance between 0 and 1),
    false_discovery real check (false_discovery between 0 and 1),
    primary key (letter, measure),
    check ((sufficient is null) = (total is null)),
    check ((total is null) = (why_no_figures is not null)),
    check ((total is null) = (interval is null)),
    check ((chance is not null) = in_sums and (false_discovery is not null) = in_sums),
    check (low <= high)
) strict, without rowid;

create table pooled (
    measure text not null references measures (id),
    invented integer not null check (invented in (0, 1)),
    period text not null,
    region text not null,
    letters integer not null check (letters > 0),
    sufficient integer not null check (sufficient between 0 and total),
    total integer not null check (total > 0),
    wilson_low real not null check (wilson_low between 0 and 1),
    wilson_high real not null check (wilson_high between 0 and 1),
    dispersion real check (dispersion >= 0),
    correlation real check (correlation between 0 and 1),
    spread_low real check (spread_low between 0 and 1),
    spread_high real check (spread_high between 0 and 1),
    primary key (measure, invented, period, region)
) strict, without rowid;

create table funnel_limits (
    measure text not null references measures (id),
    invented integer not null check (invented in (0, 1)),
    n integer not null check (n > 0),
    share real not null check (share between 0 and 1),
    low_95 real not null check (low_95 between 0 and 1),
    high_95 real not null check (high_95 between 0 and 1),
    low_998 real not null check (low_998 between 0 and 1),
    high_998 real not null check (high_998 between 0 and 1),
    wider_low_95 real check (wider_low_95 between 0 and 1),
    wider_high_95 real check (wider_high_95 between 0 and 1),
    wider_low_998 real check (wider_low_998 between 0 and 1),
    wider_high_998 real check (wider_high_998 between 0 and 1),
    primary key (measure, invented, n)
) strict, without rowid;

create table changes (
    letter text not null references letters (id),
    measure text not null references measures (id),
    earlier_letter text not null references letters (id),
    difference real not null check (difference between -1 and 1),
    difference_low real not null check (difference_low between -1 and difference),
    difference_high real not null check (difference_high between difference and 1),
    change text not null check (change in ('higher', 'lower', 'chance could explain it')),
    primary key (letter, measure)
) strict, without rowid;

create table letters_by_share (
    measure text not null references measures (id),
    invented integer not null check (invented in (0, 1)),
    per_cent integer not null check (per_cent between 0 and 100),
    letters integer not null check (letters >= 0),
    doubtful integer not null check (doubtful >= 0 and letters + doubtful > 0),
    primary key (measure, invented, per_cent)
) strict, without rowid;

create table measure_summary (
    measure text not null references measures (id),
    label text not null,
    theme text not null,
    direction text not null,
    letters integer not null check (letters >= 0),
    letters_without_figures integer not null,
    letters_doubtful integer not null,
    letters_bounded integer not null,
    sufficient integer check (sufficient between 0 and total),
    total integer check (total > 0),
    share real check (share between 0 and 1),
    wilson_low real,
    wilson_high real,
    dispersion real,
    correlation real,
    spread_low real,
    spread_high real,
    sufficient_with_doubtful integer,
    total_with_doubtful integer,
    share_with_doubtful real,
    total_with_bounds integer,
    lowest_share_with_bounds real,
    highest_share_with_bounds real,
    total_with_words integer,
    lowest_share_with_words real,
    highest_share_with_words real,
    checked integer,
    first_published text,
    last_published text,
    invented integer not null check (invented in (0, 1)),
    primary key (measure, invented)
) strict;

create table measure_years (
    measure text not null references measures (id),
    invented integer not null check (invented in (0, 1)),
    year text not null,
    letters integer not null check (letters >= 0),
    letters_doubtful integer not null check (letters_doubtful >= 0),
    letters_bounded integer not null check (letters_bounded >= 0),
    sufficient integer check (sufficient between 0 and total),
    total integer check (total > 0),
    sufficient_with_doubtful integer,
    total_with_doubtful integer,
    checked integer not null check (checked >= 0),
    first_published text,
    last_published text,
    primary key (measure, invented, year)
) strict, without rowid;

create table funnel_points (
    measure text not null references measures (id),
    invented integer not null check (invented in (0, 1)),
    sufficient integer not null check (sufficient between 0 and total),
    total integer not null check (total > 0),
    doubtful integer not null check (doubtful in (0, 1)),
    bound text check (bound in ('at least', 'at most', 'more than', 'fewer than')),
    letters integer not null check (letters > 0),
    names text not null,
    facsimiles integer not null check (facsimiles between 0 and letters),
    first_name text,
    first_letter text not null references letters (id),
    first_mark text not null,
    unique (measure, invented, total, sufficient, doubtful, bound)
) strict;

create table results_by_basis (
    invented integer not null check (invented in (0, 1)),
    basis text not null check (basis in ('printed', 'referred', 'inferred', 'words', 'percent')),
    checked integer not null check (checked in (0, 1)),
    results integer not null check (results > 0),
    doubtful integer not null check (doubtful between 0 and results),
    first_published text,
    last_published text,
    primary key (invented, basis, checked)
) strict, without rowid;

create table coverage (
    invented integer primary key not null check (invented in (0, 1)),
    letters integer not null check (letters > 0),
    copies integer not null check (copies >= 0),
    facsimiles integer not null check (facsimiles >= 0),
    services integer not null check (services >= 0),
    first_published text,
    last_published text,
    cases integer,
    findings integer not null check (findings >= 0),
    doubtful integer not null check (doubtful between 0 and findings),
    checked integer not null check (checked between 0 and findings),
    share_checked real check (share_checked between 0 and 1),
    numbers_unread integer not null check (numbers_unread >= 0),
    problems integer not null check (problems >= 0)
) strict;

create table services (
    service text primary key not null,
    turn integer not null unique check (turn > 0),
    name text not null,
    called_in_letters text,
    also_called text,
    region text,
    letters integer not null check (letters > 0),
    first_published text,
    last_published text,
    facsimiles integer not null check (facsimiles between 0 and letters),
    invented integer not null check (invented in (0, 1))
) strict, without rowid;

create table letters_in_order (
    letter text primary key not null references letters (id),
    turn integer not null unique check (turn > 0),
    service text references services (service),
    service_turn integer not null check (service_turn > 0),
    nation text not null,
    region text not null,
    year text not null,
    edition text not null,
    size text not null check (size in ('under 15', '15 to 29', '30 and more', 'not known'))
) strict, without rowid;

create table findings_in_order (
    place integer primary key,
    turn integer not null unique,
    section text not null,
    year text
) strict;

create table paragraphs_in_order (
    place integer primary key,
    turn integer not null unique,
    section text not null,
    year text
) strict;
