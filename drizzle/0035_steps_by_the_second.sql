ALTER TABLE "rollup"."step_band" ADD COLUMN "seconds" integer[];--> statement-breakpoint
ALTER TABLE "rollup"."step_sum" ADD COLUMN "is_timed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rollup"."step_sum" DROP COLUMN "second";