-- Moments are made anew with the next computation.
DELETE FROM "indicator_moment";
--> statement-breakpoint
CREATE TABLE "kept_moment" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"keeper" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seq" bigint NOT NULL,
	"snapshot" text NOT NULL,
	"from_daily" timestamp (3) with time zone NOT NULL,
	"from_weekly" timestamp (3) with time zone NOT NULL,
	"from_monthly" timestamp (3) with time zone NOT NULL,
	"from_quarterly" timestamp (3) with time zone NOT NULL,
	"from_annual" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_moment_one_row" CHECK ("kept_moment"."only")
);
--> statement-breakpoint
CREATE TABLE "late_day" (
	"dataset" text NOT NULL,
	"day" integer NOT NULL,
	"reaches" boolean NOT NULL,
	CONSTRAINT "late_day_dataset_day_reaches_pk" PRIMARY KEY("dataset","day","reaches")
);
--> statement-breakpoint
CREATE TABLE "restatement_due" (
	"code" text NOT NULL,
	"period" text NOT NULL,
	"datasets" text[] NOT NULL,
	CONSTRAINT "restatement_due_code_period_pk" PRIMARY KEY("code","period")
);
--> statement-breakpoint
ALTER TABLE "indicator_moment" ALTER COLUMN "at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ALTER COLUMN "from" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ALTER COLUMN "to" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ALTER COLUMN "seq" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_history" ADD COLUMN "late" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ADD COLUMN "length" text NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ADD COLUMN "is_kept" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "indicator_moment" ADD CONSTRAINT "indicator_moment_own" CHECK (not ("indicator_moment"."is_kept" and "indicator_moment"."at" is not null));--> statement-breakpoint
ALTER TABLE "indicator_moment" ADD CONSTRAINT "indicator_moment_whole" CHECK (num_nulls("indicator_moment"."at", "indicator_moment"."from", "indicator_moment"."to", "indicator_moment"."seq") in (0, 4));