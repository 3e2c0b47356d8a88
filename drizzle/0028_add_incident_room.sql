CREATE TABLE "room_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"emergency_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"verb" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"post" text,
	CONSTRAINT "room_entry_kind" CHECK (kind in ('objective', 'resource', 'report', 'drawing')),
	CONSTRAINT "room_entry_counts" CHECK (number >= 1 and version >= 1),
	CONSTRAINT "room_entry_report" CHECK (kind <> 'report' or version = 1)
);
--> statement-breakpoint
ALTER TABLE "room_entry" ADD CONSTRAINT "room_entry_emergency_id_emergency_id_fk" FOREIGN KEY ("emergency_id") REFERENCES "public"."emergency"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "room_entry_version" ON "room_entry" USING btree ("emergency_id","kind","number","version");