ALTER TABLE "history"."approval_step" ADD COLUMN "extended_days" numeric;--> statement-breakpoint
ALTER TABLE "record"."approval_step" ADD COLUMN "extended_days" numeric;--> statement-breakpoint
ALTER TABLE "history"."work_order" ADD COLUMN "extended_days" numeric;--> statement-breakpoint
ALTER TABLE "history"."work_order" ADD COLUMN "extensions" integer;--> statement-breakpoint
ALTER TABLE "history"."work_order" ADD COLUMN "asked_days" numeric;--> statement-breakpoint
ALTER TABLE "history"."work_order" ADD COLUMN "pauses" jsonb;--> statement-breakpoint
ALTER TABLE "record"."work_order" ADD COLUMN "extended_days" numeric;--> statement-breakpoint
ALTER TABLE "record"."work_order" ADD COLUMN "extensions" integer;--> statement-breakpoint
ALTER TABLE "record"."work_order" ADD COLUMN "asked_days" numeric;--> statement-breakpoint
ALTER TABLE "record"."work_order" ADD COLUMN "pauses" jsonb;