CREATE TABLE "history"."hotspot_mark" (
	"id" uuid NOT NULL,
	"hotspot_id" text,
	"hotspot_cleared" boolean,
	"known_from" timestamp (3) with time zone NOT NULL,
	"known_to" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hotspot_mark_id_known_to_pk" PRIMARY KEY("id","known_to")
);
