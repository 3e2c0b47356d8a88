ALTER TABLE "index_weight" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "index_weight" ADD COLUMN "made_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "indicator_definition" ADD COLUMN "retired" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_definition" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "indicator_definition" ADD COLUMN "made_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "indicator_parameter" ADD COLUMN "author" text;--> statement-breakpoint
ALTER TABLE "indicator_parameter" ADD COLUMN "made_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "index_weight" ADD CONSTRAINT "index_weight_author" CHECK (num_nulls("index_weight"."author", "index_weight"."made_at") in (0, 2));--> statement-breakpoint
ALTER TABLE "indicator_definition" ADD CONSTRAINT "indicator_definition_author" CHECK (num_nulls("indicator_definition"."author", "indicator_definition"."made_at") in (0, 2));--> statement-breakpoint
ALTER TABLE "indicator_parameter" ADD CONSTRAINT "indicator_parameter_author" CHECK (num_nulls("indicator_parameter"."author", "indicator_parameter"."made_at") in (0, 2));--> statement-breakpoint
CREATE FUNCTION "refuse_overwriting"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'versions are added, never changed: %', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER "indicator_definition_added_only" BEFORE UPDATE OR DELETE ON "indicator_definition" FOR EACH ROW EXECUTE FUNCTION "refuse_overwriting"();--> statement-breakpoint
CREATE TRIGGER "indicator_parameter_added_only" BEFORE UPDATE OR DELETE ON "indicator_parameter" FOR EACH ROW EXECUTE FUNCTION "refuse_overwriting"();--> statement-breakpoint
CREATE TRIGGER "index_weight_added_only" BEFORE UPDATE OR DELETE ON "index_weight" FOR EACH ROW EXECUTE FUNCTION "refuse_overwriting"();
