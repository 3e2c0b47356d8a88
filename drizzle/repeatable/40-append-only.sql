-- Entries of the audit and versions of rules are added, never changed and never removed: not by us, not by a mistaken
-- script. Whoever may alter a table can take the trigger away; what they then change in the audit breaks its chain
-- (`npm run audit:verify`).
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of % is refused: entries are only added', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end $$;

create or replace trigger audit_entry_is_append_only before update or delete or truncate on audit_entry
  for each statement execute function refuse_change();

create or replace trigger flag_rule_is_append_only before update or delete or truncate on flag_rule
  for each statement execute function refuse_change();

-- What was said in an incident room is what the after-action report stands on.
create or replace trigger room_entry_is_append_only before update or delete or truncate on room_entry
  for each statement execute function refuse_change();
