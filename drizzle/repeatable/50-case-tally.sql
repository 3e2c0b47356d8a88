-- Keeps `case_tally` (features/cases/data/case-tally.table.ts): each change of cases adds, in its own transaction, how
-- many more or fewer there are of those that ask nothing of anybody any more.

-- The statement that adds what some rows come to. Moments become the epoch where they are there.
create or replace function case_tally_statement(variadic parts text[]) returns text language sql immutable as $$
  select format('insert into case_tally (cases, %1$s) select sum(sign), %1$s from (%2$s) as changed group by %1$s having sum(sign) <> 0',
    'district, status, triaged_at, verify_requested_at, filed_at, dispatched_at, handled_at, limit_at, rework_count,
     return_count, extended, suspended, supervised, lng, lat',
    string_agg(format($part$
      select %s as sign, district, status,
        case when triaged_at is not null then 'epoch'::timestamptz end as triaged_at,
        case when verify_requested_at is not null then 'epoch'::timestamptz end as verify_requested_at,
        case when filed_at is not null then 'epoch'::timestamptz end as filed_at,
        case when dispatched_at is not null then 'epoch'::timestamptz end as dispatched_at,
        case when handled_at > limit_at then 'epoch'::timestamptz + interval '1 second'
          when handled_at is not null then 'epoch'::timestamptz end as handled_at,
        case when limit_at is not null then 'epoch'::timestamptz end as limit_at,
        sign(rework_count)::int as rework_count, sign(return_count)::int as return_count, extended, suspended, supervised,
        case when lng is not null then 0 end as lng, case when lat is not null then 0 end as lat
      from %s where not withdrawn and same_as is null and status in ('closed', 'rejected', 'voided')$part$,
      case part when 'old_rows' then '-1' else '1' end, part), ' union all '))
  from unnest(parts) as part
$$;

create or replace function note_case_tally() returns trigger language plpgsql as $$
begin
  case tg_op
    when 'INSERT' then execute case_tally_statement('new_rows');
    when 'DELETE' then execute case_tally_statement('old_rows');
    when 'UPDATE' then execute case_tally_statement('old_rows', 'new_rows');
    else delete from case_tally;
  end case;
  return null;
end $$;

-- A trigger made anew waits for whoever is changing cases, and nobody changes one before the end: what is there is
-- counted once.
create or replace trigger tally_insert after insert on record."case" referencing new table as new_rows
  for each statement execute function note_case_tally();
create or replace trigger tally_update after update on record."case" referencing old table as old_rows new table as new_rows
  for each statement execute function note_case_tally();
create or replace trigger tally_delete after delete on record."case" referencing old table as old_rows
  for each statement execute function note_case_tally();
create or replace trigger tally_truncate after truncate on record."case"
  for each statement execute function note_case_tally();

delete from case_tally;
do $$ begin execute case_tally_statement('record."case"'); end $$;
