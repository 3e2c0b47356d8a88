CREATE TABLE "kiosk" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"area" text,
	"settings" jsonb NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"enrolled_by" text NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"revoked_by" text,
	"shown" jsonb,
	"shown_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "kiosk_enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"kiosk_id" text,
	CONSTRAINT "kiosk_enrolment_code_unique" UNIQUE("code"),
	CONSTRAINT "kiosk_enrolment_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "wall_playlist" (
	"version" bigserial PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"entries" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	CONSTRAINT "wall_playlist_entries" CHECK (jsonb_typeof(entries) = 'array')
);
--> statement-breakpoint
ALTER TABLE "kiosk" ADD CONSTRAINT "kiosk_id_person_id_fk" FOREIGN KEY ("id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kiosk_enrolment" ADD CONSTRAINT "kiosk_enrolment_kiosk_id_kiosk_id_fk" FOREIGN KEY ("kiosk_id") REFERENCES "public"."kiosk"("id") ON DELETE no action ON UPDATE no action;