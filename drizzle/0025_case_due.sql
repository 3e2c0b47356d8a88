-- A page of cases by what is due next, a stopped clock last: `casePage` in features/cases/data/case-list.queries.ts.
CREATE INDEX "case_due" ON "record"."case" ((coalesce("limit_at", 'infinity'::timestamptz)), "id");
