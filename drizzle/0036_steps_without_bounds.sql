ALTER TABLE "rollup"."step_sum" DROP COLUMN "earliest";--> statement-breakpoint
ALTER TABLE "rollup"."step_sum" DROP COLUMN "latest";