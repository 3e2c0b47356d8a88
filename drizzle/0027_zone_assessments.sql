ALTER TABLE "history"."asset" ADD COLUMN "assessments" text;--> statement-breakpoint
ALTER TABLE "record"."asset" ADD COLUMN "assessments" text;--> statement-breakpoint
-- The few assessed zones among a million components: `assessedZones` in features/projects/data/assessed-zones.queries.ts.
CREATE INDEX "asset_assessed_zone" ON "record"."asset" ("district") WHERE "cls" = 'assessed-zone';
