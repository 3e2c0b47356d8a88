ALTER TABLE "history"."problem" ADD COLUMN "about" text;--> statement-breakpoint
ALTER TABLE "record"."problem" ADD COLUMN "about" text;