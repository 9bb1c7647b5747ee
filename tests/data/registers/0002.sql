BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE changes (
	number INTEGER NOT NULL, 
	case_id VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	seat VARCHAR NOT NULL, 
	undoes INTEGER, 
	holds INTEGER NOT NULL, 
	seal VARCHAR NOT NULL, way VARCHAR, 
	CONSTRAINT pk_changes PRIMARY KEY (number), 
	CONSTRAINT fk_changes_undoes FOREIGN KEY(undoes) REFERENCES changes (number)
);
INSERT INTO "changes" VALUES(1,'small','2026-11-27T12:00:00+00:00','Strategen',NULL,28,'e4f49340f29f1d0b1fba30f7219e92f0e372009a22cc494b2074b37d4318a0b5',NULL);
INSERT INTO "changes" VALUES(2,'small','2026-11-27T12:00:00+00:00','Strategen',NULL,29,'b6c36f24b91d88bbc69bef32e82b75715eded06f131274cf1ee611ebda7da6bf',NULL);
INSERT INTO "changes" VALUES(3,'small','2026-11-27T12:00:00+00:00','Direktionen',NULL,30,'71328176c5b7c9c8f80dc59279aebd537403bc4567bd66ab197ba3f06d7d1118',NULL);
INSERT INTO "changes" VALUES(4,'small','2026-11-27T12:00:00+00:00','Strategen',2,29,'9609a2d8f9c6631bb0ce046bc2de0d8a68f205968358f1b837875771683bfe67',NULL);
CREATE TABLE contacts (
	reference VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_contacts PRIMARY KEY (reference)
);
INSERT INTO "contacts" VALUES('K-1','Kim Andersson');
CREATE TABLE records (
	case_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	version INTEGER NOT NULL, 
	content JSON NOT NULL, 
	CONSTRAINT pk_records PRIMARY KEY (case_id, kind, "key"), 
	CONSTRAINT fk_records_version FOREIGN KEY(version, kind, "key") REFERENCES steps (number, kind, "key")
);
INSERT INTO "records" VALUES('small','case','small',1,'{"format":"portfolj-case/1","id":"small","name":"Tre kommuner","years":[2027]}');
INSERT INTO "records" VALUES('small','budgets','own/2027',1,'{"fund":"own","kronor":1000000,"year":2027}');
INSERT INTO "records" VALUES('small','capacities','liten/2027/',1,'{"hours":100,"member":"liten","year":2027}');
INSERT INTO "records" VALUES('small','capacities','mellan/2027/',1,'{"hours":100,"member":"mellan","year":2027}');
INSERT INTO "records" VALUES('small','capacities','stor/2027/',1,'{"hours":100,"member":"stor","year":2027}');
INSERT INTO "records" VALUES('small','funds','own',1,'{"id":"own","name":"Egen ram"}');
INSERT INTO "records" VALUES('small','goals','service',1,'{"id":"service","name":"Service","weight":"1"}');
INSERT INTO "records" VALUES('small','initiatives','app',1,'{"gives":{"contributions":[{"goal":"service","likely":"10","provenance":"illustrative"}]},"id":"app","name":"En app","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":10,"member":"liten","year":1},{"hours":10,"member":"mellan","year":1},{"hours":10,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":200000,"year":1}]}}');
INSERT INTO "records" VALUES('small','initiatives','arkiv',1,'{"gives":{"contributions":[{"goal":"service","likely":"60","provenance":"illustrative"}]},"id":"arkiv","name":"E-arkiv","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":400000,"year":1}]}}');
INSERT INTO "records" VALUES('small','initiatives','bibliotek',1,'{"gives":{"contributions":[{"goal":"service","likely":"30","provenance":"illustrative"}]},"id":"bibliotek","name":"Bibliotek","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":300000,"year":1}]}}');
INSERT INTO "records" VALUES('small','initiatives','hostile',1,'{"gives":{"contributions":[{"goal":"service","likely":"50","provenance":"illustrative"}]},"id":"hostile","name":"![x](http://evil.example/x.png) <img src=\"http://evil.example/y.png\"> $x$ [Läs](http://evil.example) :material/home:","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":300000,"year":1}]}}');
INSERT INTO "records" VALUES('small','initiatives','it',1,'{"gives":{"contributions":[{"goal":"service","likely":"85","provenance":"illustrative"}]},"id":"it","name":"Delad IT","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":700000,"year":1}]}}');
INSERT INTO "records" VALUES('small','levels','100',1,'{"percent":100}');
INSERT INTO "records" VALUES('small','levels','110',1,'{"percent":110}');
INSERT INTO "records" VALUES('small','levels','120',1,'{"percent":120}');
INSERT INTO "records" VALUES('small','levels','130',1,'{"percent":130}');
INSERT INTO "records" VALUES('small','levels','140',1,'{"percent":140}');
INSERT INTO "records" VALUES('small','levels','60',1,'{"percent":60}');
INSERT INTO "records" VALUES('small','levels','70',1,'{"percent":70}');
INSERT INTO "records" VALUES('small','levels','80',1,'{"percent":80}');
INSERT INTO "records" VALUES('small','levels','90',1,'{"percent":90}');
INSERT INTO "records" VALUES('small','members','liten',1,'{"id":"liten","name":"Litenby","provenance":"real","weight":5000}');
INSERT INTO "records" VALUES('small','members','mellan',1,'{"id":"mellan","name":"Mellanstad","provenance":"real","weight":10000}');
INSERT INTO "records" VALUES('small','members','stor',1,'{"id":"stor","name":"Storköping","provenance":"real","weight":20000}');
INSERT INTO "records" VALUES('small','scenarios','base',1,'{"id":"base","name":"Dagens ram"}');
INSERT INTO "records" VALUES('small','scenarios','mindre',1,'{"budgets":[{"percent":80}],"id":"mindre","name":"20 % mindre"}');
INSERT INTO "records" VALUES('small','scenarios','timmar',1,'{"hours_percent":70,"id":"timmar","name":"Ont om timmar"}');
INSERT INTO "records" VALUES('small','scenarios','utan',1,'{"decided":[{"initiative":"app","reason":"prov"},{"initiative":"arkiv","reason":"prov"},{"initiative":"bibliotek","reason":"prov"},{"initiative":"hostile","reason":"prov"},{"initiative":"it","reason":"prov"}],"id":"utan","name":"Allt ska med"}');
INSERT INTO "records" VALUES('small','decisions','base',3,'{"agreed":"Listan gäller","id":"base"}');
CREATE TABLE steps (
	number INTEGER NOT NULL, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	"before" JSON, 
	"after" JSON, 
	CONSTRAINT pk_steps PRIMARY KEY (number, kind, "key"), 
	CONSTRAINT fk_steps_number FOREIGN KEY(number) REFERENCES changes (number)
);
INSERT INTO "steps" VALUES(1,'case','small',NULL,'{"format":"portfolj-case/1","id":"small","name":"Tre kommuner","years":[2027]}');
INSERT INTO "steps" VALUES(1,'budgets','own/2027',NULL,'{"fund":"own","kronor":1000000,"year":2027}');
INSERT INTO "steps" VALUES(1,'capacities','liten/2027/',NULL,'{"hours":100,"member":"liten","year":2027}');
INSERT INTO "steps" VALUES(1,'capacities','mellan/2027/',NULL,'{"hours":100,"member":"mellan","year":2027}');
INSERT INTO "steps" VALUES(1,'capacities','stor/2027/',NULL,'{"hours":100,"member":"stor","year":2027}');
INSERT INTO "steps" VALUES(1,'funds','own',NULL,'{"id":"own","name":"Egen ram"}');
INSERT INTO "steps" VALUES(1,'goals','service',NULL,'{"id":"service","name":"Service","weight":"1"}');
INSERT INTO "steps" VALUES(1,'initiatives','app',NULL,'{"gives":{"contributions":[{"goal":"service","likely":"10","provenance":"illustrative"}]},"id":"app","name":"En app","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":10,"member":"liten","year":1},{"hours":10,"member":"mellan","year":1},{"hours":10,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":200000,"year":1}]}}');
INSERT INTO "steps" VALUES(1,'initiatives','arkiv',NULL,'{"gives":{"contributions":[{"goal":"service","likely":"60","provenance":"illustrative"}]},"id":"arkiv","name":"E-arkiv","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":400000,"year":1}]}}');
INSERT INTO "steps" VALUES(1,'initiatives','bibliotek',NULL,'{"gives":{"contributions":[{"goal":"service","likely":"30","provenance":"illustrative"}]},"id":"bibliotek","name":"Bibliotek","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":300000,"year":1}]}}');
INSERT INTO "steps" VALUES(1,'initiatives','hostile',NULL,'{"gives":{"contributions":[{"goal":"service","likely":"50","provenance":"illustrative"}]},"id":"hostile","name":"![x](http://evil.example/x.png) <img src=\"http://evil.example/y.png\"> $x$ [Läs](http://evil.example) :material/home:","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":300000,"year":1}]}}');
INSERT INTO "steps" VALUES(1,'initiatives','it',NULL,'{"gives":{"contributions":[{"goal":"service","likely":"85","provenance":"illustrative"}]},"id":"it","name":"Delad IT","parties":{"participations":[{"answer":"committed","member":"liten"},{"answer":"committed","member":"mellan"},{"answer":"committed","member":"stor"}]},"steering":{"mandates":[{"body":"Direktionen","date":"2026-10-01"}],"stage":"candidate","starts":[2027]},"takes":{"efforts":[{"hours":30,"member":"liten","year":1},{"hours":30,"member":"mellan","year":1},{"hours":30,"member":"stor","year":1}],"financing":[{"fund":"own","kronor":700000,"year":1}]}}');
INSERT INTO "steps" VALUES(1,'levels','100',NULL,'{"percent":100}');
INSERT INTO "steps" VALUES(1,'levels','110',NULL,'{"percent":110}');
INSERT INTO "steps" VALUES(1,'levels','120',NULL,'{"percent":120}');
INSERT INTO "steps" VALUES(1,'levels','130',NULL,'{"percent":130}');
INSERT INTO "steps" VALUES(1,'levels','140',NULL,'{"percent":140}');
INSERT INTO "steps" VALUES(1,'levels','60',NULL,'{"percent":60}');
INSERT INTO "steps" VALUES(1,'levels','70',NULL,'{"percent":70}');
INSERT INTO "steps" VALUES(1,'levels','80',NULL,'{"percent":80}');
INSERT INTO "steps" VALUES(1,'levels','90',NULL,'{"percent":90}');
INSERT INTO "steps" VALUES(1,'members','liten',NULL,'{"id":"liten","name":"Litenby","provenance":"real","weight":5000}');
INSERT INTO "steps" VALUES(1,'members','mellan',NULL,'{"id":"mellan","name":"Mellanstad","provenance":"real","weight":10000}');
INSERT INTO "steps" VALUES(1,'members','stor',NULL,'{"id":"stor","name":"Storköping","provenance":"real","weight":20000}');
INSERT INTO "steps" VALUES(1,'scenarios','base',NULL,'{"id":"base","name":"Dagens ram"}');
INSERT INTO "steps" VALUES(1,'scenarios','mindre',NULL,'{"budgets":[{"percent":80}],"id":"mindre","name":"20 % mindre"}');
INSERT INTO "steps" VALUES(1,'scenarios','timmar',NULL,'{"hours_percent":70,"id":"timmar","name":"Ont om timmar"}');
INSERT INTO "steps" VALUES(1,'scenarios','utan',NULL,'{"decided":[{"initiative":"app","reason":"prov"},{"initiative":"arkiv","reason":"prov"},{"initiative":"bibliotek","reason":"prov"},{"initiative":"hostile","reason":"prov"},{"initiative":"it","reason":"prov"}],"id":"utan","name":"Allt ska med"}');
INSERT INTO "steps" VALUES(2,'initiatives','draft',NULL,'{"id":"draft","name":"Utkast"}');
INSERT INTO "steps" VALUES(3,'decisions','base',NULL,'{"agreed":"Listan gäller","id":"base"}');
INSERT INTO "steps" VALUES(4,'initiatives','draft','{"id":"draft","name":"Utkast"}',NULL);
CREATE INDEX ix_changes_case_id ON changes (case_id);
COMMIT;
