-- live.<dataset>: the current version of every record that counts. Rebuilt whenever a column is added.
create schema if not exists live;
do $$
declare each record;
begin
  for each in select tablename from pg_tables where schemaname = 'record' loop
    execute format('drop view if exists live.%I cascade', each.tablename);
    execute format('create view live.%1$I as select * from record.%1$I where not withdrawn and same_as is null', each.tablename);
  end loop;
end $$;
