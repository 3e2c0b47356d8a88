-- Every change of a record leaves its images for the settling of its transaction, and a mark that it is due. Rebuilt
-- whenever a table is added.
create or replace function rollup.note_change() returns trigger language plpgsql as $$
declare
  images text := quote_ident('changed_' || tg_table_name);
  lost boolean := tg_op = 'TRUNCATE';
  has_rows boolean;
begin
  if current_setting('chengmai.rollups', true) = 'off' then return null; end if;
  if not lost then
    execute 'select exists (select from ' || case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end || ')' into has_rows;
    if not has_rows then return null; end if;
  end if;
  insert into rollup.unsettled (dataset, is_lost) values (tg_table_name, lost)
    on conflict (dataset, xid) do update set is_lost = true where excluded.is_lost and not unsettled.is_lost;
  -- Whoever says so counts the rows it adds by itself, while it reads them.
  if lost or (tg_op = 'INSERT' and current_setting('chengmai.counted_here', true) = 'on') then return null; end if;
  if to_regclass('pg_temp.' || images) is null then
    -- Rows that were not settled are left to the next settling: emptying all such tables at every commit costs more.
    execute format('create temp table %s as select pg_current_xact_id() as xid, 1::int2 as sign, r.* from record.%I r with no data',
      images, tg_table_name);
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    execute format('insert into pg_temp.%s select pg_current_xact_id(), -1, o.* from old_rows o', images);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    execute format('insert into pg_temp.%s select pg_current_xact_id(), 1, n.* from new_rows n', images);
  end if;
  return null;
end $$;

do $$
declare each record;
begin
  for each in select tablename from pg_tables where schemaname = 'record' loop
    execute format('create or replace trigger note_insert after insert on record.%I referencing new table as new_rows
      for each statement execute function rollup.note_change()', each.tablename);
    execute format('create or replace trigger note_update after update on record.%I referencing old table as old_rows new table as new_rows
      for each statement execute function rollup.note_change()', each.tablename);
    execute format('create or replace trigger note_delete after delete on record.%I referencing old table as old_rows
      for each statement execute function rollup.note_change()', each.tablename);
    execute format('create or replace trigger note_truncate after truncate on record.%I
      for each statement execute function rollup.note_change()', each.tablename);
  end loop;
end $$;
