-- The wall counts the cases closed today with every reading.
CREATE INDEX "case_closed" ON "record"."case" ("closed_at") WHERE closed_at is not null;
