"""Where the ledger does not do what its documents say, each until it is answered: the fold is
mended, or the sentence is. The model reads the documents as the ledger does. It is to be empty.

learned-again    statistics.h: "The breakdown is that of the day of registration: a party that moves
                 later does not move old figures." A registration that is corrected, in whatever
                 field, is classified by what is known of its parties and patent on that later day
                 (fold.cc, must_learn); fold.h says so.
receipts-moved   posting.h: a reclassification is "the same figures under another month or
                 breakdown". Receipts that follow their corrected contract are told as corrections
                 (fold.cc, refresh_receipts).
statement-moved  The same: an open-licence statement moved by a correction of its declaration is
                 told as a correction, by one of its announcement as a reclassification (fold.cc,
                 refresh of OpenLicenceDeclare takes it out and puts it in again).
more-entries     release.h: "Which entries did it." Entries stand among them that moved another
                 figure of the cell, or none: a receipt takes the receipts of all later months out
                 and puts them in again (fold.cc, refresh_receipts). The release names only those
                 that moved the figure since aggregate.cc keeps them by figure; a later binary will
                 need this no more."""

CONCEDED = frozenset({"learned-again", "receipts-moved", "statement-moved", "more-entries"})
