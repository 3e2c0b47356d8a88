-- Working time over the city's calendar: the twins of src/shared/time/working-calendar.ts.
-- Moments outside the calendar give null. Nothing here asks what time it is.
create schema if not exists work;

-- Working time from the beginning of the calendar to a moment; constant outside working hours.
create or replace function work.worked(t timestamptz) returns interval
language plpgsql stable strict parallel safe cost 5 as $$
begin
  return (select worked_before + (least(t, ends_at) - starts_at)
          from calendar_window where starts_at <= t order by starts_at desc limit 1);
end $$;

-- The first moment by which so much more working time has passed; negative counts back.
create or replace function work.add_time(t timestamptz, span interval) returns timestamptz
language plpgsql stable strict parallel safe cost 10 as $$
begin
  return (
    select case when span = interval '0' then t
      when amount - worked_before > ends_at - starts_at then null
      when span < interval '0' then starts_at + (amount - worked_before)
      else greatest(t, starts_at + (amount - worked_before)) end
    from (
      select worked_before + (least(t, ends_at) - starts_at) + span as amount
      from calendar_window where starts_at <= t order by starts_at desc limit 1) as target
    cross join lateral (
      select starts_at, ends_at, worked_before from calendar_window
      where worked_before < greatest(amount, interval '1 microsecond')
      order by worked_before desc, starts_at desc limit 1) as hours
    where amount >= interval '0');
end $$;

-- 24:00 of the Nth working day after the local day of t, which does not count; negative: 00:00 of the Nth before.
create or replace function work.add_days(t timestamptz, n numeric) returns timestamptz
language plpgsql stable strict parallel safe cost 10 as $$
declare
  whole int := floor(n);
begin
  return (
    select case when whole = 0 then today.ends_at
      when whole < 0 then (select d.starts_at from calendar_day d where d.workday_no = today.work_days_before + whole + 1)
      else (select d.ends_at from calendar_day d
            where d.workday_no = today.work_days_before + today.is_workday::int + whole) end
    from (select * from calendar_day where starts_at <= t order by starts_at desc limit 1) as today
    where t < today.ends_at);
end $$;

-- Same local day and time some months later, else the month's last day.
create or replace function work.add_months(t timestamptz, months int) returns timestamptz
language plpgsql stable strict parallel safe cost 5 as $$
declare
  zone text := (select timezone from calendar_setting);
begin
  return ((t at time zone zone) + make_interval(months => months)) at time zone zone;
end $$;

-- The due moment of a limit. A constant unit leaves one branch of this when the query is planned.
create or replace function work.due(t timestamptz, n numeric, unit text) returns timestamptz
language sql stable parallel safe as $$
  select case unit
    when 'min' then t + n::float8 * interval '1 minute'
    when 'uh' then t + n::float8 * interval '1 hour'
    when 'h' then t + n::float8 * interval '1 hour'
    when 'd' then t + n::float8 * interval '24 hours'
    when 'nd' then t + n::float8 * interval '24 hours'
    when 'ud' then t + n::float8 * interval '24 hours'
    when 'wh' then work.add_time(t, n::float8 * interval '1 hour')
    when 'wd' then work.add_days(t, n)
    when 'mo' then work.add_months(t, n::int)
    when 'y' then work.add_months(t, n::int * 12)
  end
$$;

-- Working minutes between two moments; negative where b lies before a.
create or replace function work.minutes_between(a timestamptz, b timestamptz) returns double precision
language plpgsql stable strict parallel safe cost 10 as $$
begin
  return (
    select extract(epoch from
      l.worked_before + (least(b, l.ends_at) - l.starts_at) - f.worked_before - (least(a, f.ends_at) - f.starts_at))::float8 / 60
    from (select * from calendar_window where starts_at <= a order by starts_at desc limit 1) as f,
      (select * from calendar_window where starts_at <= b order by starts_at desc limit 1) as l);
end $$;

create or replace function work.minutes_of_day() returns double precision
language plpgsql stable parallel safe cost 3 as $$
begin
  return (select minutes_of_day from calendar_setting);
end $$;

-- Working hours between two moments, divided by the hours of a working day.
create or replace function work.days_between(a timestamptz, b timestamptz) returns double precision
language sql stable parallel safe as $$
  select work.minutes_between(a, b) / work.minutes_of_day()
$$;

-- The smallest N whose add_days(a, N) is not before b; 0 on the same day.
create or replace function work.days_used(a timestamptz, b timestamptz) returns int
language plpgsql stable strict parallel safe cost 10 as $$
declare
  f record;
  l record;
begin
  select starts_at, ends_at, work_days_before + is_workday::int as through into f
  from calendar_day where starts_at <= a order by starts_at desc limit 1;
  if b <= a then return case when f is null or a >= f.ends_at then null else 0 end; end if;
  -- 24:00 still belongs to the day that ends there
  select starts_at, ends_at, is_workday, work_days_before + is_workday::int as through into l
  from calendar_day where starts_at < b order by starts_at desc limit 1;
  if f is null or l is null or b > l.ends_at then return null; end if;
  if f.starts_at = l.starts_at then return 0; end if;
  return l.through - f.through + (not l.is_workday)::int;
end $$;

-- The local day of a moment.
create or replace function work.day_of(t timestamptz) returns date
language plpgsql stable strict parallel safe cost 3 as $$
declare
  zone text := (select timezone from calendar_setting);
begin
  return (t at time zone zone)::date;
end $$;

-- The moment a local day begins.
create or replace function work.day_start(d date) returns timestamptz
language plpgsql stable strict parallel safe cost 3 as $$
begin
  return (select starts_at from calendar_day where day = d);
end $$;
