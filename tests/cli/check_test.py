"""`check` answers as `submit` then does, and lists what is on record beside it."""

import datetime
import json
import unittest

from command import CommandTest, contents

CENTRE, BANK = "91120101MA9900108N", "91120101MA9900079B"
OWNER, CO_OWNER = "91120116MA990001XT", "12120000401900018C"
JOINT, PLEDGED, EXCLUSIVE = "202019000002.3", "201819000005.X", "202119000006.6"
OTHER_BANK, OTHER_CENTRE, BUYER = "bank-2", "centre-2", "buyer"
NOW = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=8)))
TODAY = NOW.date().isoformat()
UNTIL = "2030-01-01"
PARTIES = [(OWNER, "institution"), (CO_OWNER, "institution"), (OTHER_BANK, "bank"),
           (OTHER_CENTRE, "trading-centre"), ("licensee", "institution")]


def line(source, type_, body, number=1):
    return json.dumps({"id": f"{type_}-{number}", "source": source, "type": type_,
                       "at": NOW.isoformat(timespec="seconds"), "body": body})


def party(name, *roles):
    return line("operator", "party.register",
                {"party": name, "name": name, "kind": "enterprise", "country": "CN",
                 "roles": list(roles)}, name)


def act(purpose, patent, owners, other, kind):
    """What a real sender states of an act."""
    fee = {"form": "lump-sum", "total": "900000.00", "currency": "CNY"}
    signed = (NOW.date() - datetime.timedelta(days=3)).isoformat()
    return {
        "transfer": ("transfer.register", {
            "patents": [patent], "object": "patent", "extent": "whole", "cause": "sale",
            "from": owners, "to": [{"party": other}], "pricing": "agreement", "fee": fee,
            "signed": signed, "registered": TODAY}),
        "licence": ("licence.record", {
            "licence": "X2026120000077", "patents": [patent], "licensors": owners,
            "licensees": [other], "kind": kind, "territory": ["CN"], "from": TODAY,
            "until": UNTIL, "fee": fee, "signed": signed, "recorded": TODAY}),
        "pledge": ("pledge.register", {
            "pledge": "Y2026120000077", "patents": [patent], "pledgors": owners,
            "pledgees": [other], "debtor": owners[0], "signed": signed, "registered": TODAY,
            "claim": {"kind": "loan", "amount": "2000000.00", "currency": "CNY", "from": signed,
                      "until": UNTIL}}),
        "open-licence": ("open-licence.declare", {
            "patent": patent, "patentees": owners, "fee": fee, "until": UNTIL,
            "declared": TODAY}),
    }[purpose]


class Check(CommandTest):
    def setUp(self):
        super().setUp()
        self.load_example()
        lines = [party(name, role) for name, role in PARTIES] + [party(BUYER)]
        receipts = self.submit("\n".join(lines) + "\n", code=0)
        self.assertEqual({r["outcome"] for r in receipts}, {"recorded"})

    def check(self, *arguments):
        done = self.run_command("check", *arguments, "--format", "json")
        self.assertIn(done.returncode, (0, 2), done.stderr)
        view = json.loads(done.stdout)
        refused = view["outcome"] not in ("recorded", "discrepancy")
        self.assertEqual(done.returncode, 2 if refused else 0)
        return view

    def codes(self, view, list_="refusals"):
        return [reason["code"] for reason in view.get(list_, [])]

    def owners(self, patent):
        done = self.run_command("patent", patent, "--format", "json")
        return [owner["party"] for owner in json.loads(done.stdout)["owners"]]

    def deal(self, purpose, patent, by):
        """Who acts, and with whom, if this source submits it; the source itself."""
        owners = self.owners(patent)
        source = by or (OTHER_BANK if purpose == "pledge" else OTHER_CENTRE)
        other = BUYER
        if source in owners:
            owners = owners if purpose == "open-licence" else [source]
        elif source not in (CENTRE, OTHER_CENTRE, "ip-office"):
            other = source
        elif purpose == "pledge":
            other = BUYER
        return source, owners, other

    def test_answers_as_submit_does(self):
        acts = [("pledge", ""), ("transfer", ""), ("open-licence", ""), ("licence", "exclusive"),
                ("licence", "sole"), ("licence", "ordinary")]
        seen = set()
        for patent in (JOINT, PLEDGED, EXCLUSIVE, "201719000008.9"):
            for purpose, kind in acts:
                for by in (None, OWNER, OTHER_CENTRE, OTHER_BANK, "licensee"):
                    source, owners, other = self.deal(purpose, patent, by)
                    real = line(source, *act(purpose, patent, owners, other, kind))
                    receipt = self.submit(real, "--dry-run")[0]
                    terms = [] if purpose == "transfer" else ["--until", UNTIL]
                    terms += ["--kind", kind] if kind else []
                    view = self.check(patent, "--for", purpose, *terms,
                                      *(["--by", by] if by else []))
                    case = (patent, purpose, kind, by)
                    self.assertEqual(self.codes(view), self.codes(receipt), case)
                    self.assertEqual(view["outcome"] == "recorded",
                                     receipt["outcome"] == "would-record", case)
                    seen.update(self.codes(view))
        self.assertLessEqual({"A01", "T03", "T04", "P09", "L02", "L05", "L09", "L10", "L12", "O02",
                              "O06", "O09", "O13"}, seen)

    def test_whose_consent_is_needed(self):
        view = self.check(JOINT, "--for", "pledge")
        self.assertEqual(view["refusals"], [])
        self.assertEqual([(c["party"], c["ground"], c["unless_acting"]) for c in view["consents"]],
                         [(CO_OWNER, "P08", True), (OWNER, "P08", True)])
        view = self.check(JOINT, "--for", "transfer", "--by", OWNER)
        self.assertEqual(self.codes(view), ["T03"])
        self.assertEqual([(c["kind"], c["party"]) for c in view["consents"]],
                         [("co-owner", CO_OWNER)])
        self.assertEqual(self.check(JOINT, "--for", "licence")["consents"], [])
        view = self.check(PLEDGED, "--for", "licence")
        self.assertEqual([(c["kind"], c["party"]) for c in view["consents"]],
                         [("pledgee", BANK)])

    def test_a_source_without_authority(self):
        view = self.check(PLEDGED, "--for", "transfer", "--by", OTHER_BANK)
        self.assertEqual(self.codes(view), ["A01"])
        self.assertEqual(self.codes(view, "further"), ["T04"])

    def test_a_licence_for_its_kind_territory_and_term(self):
        def codes(*terms):
            return self.codes(self.check(EXCLUSIVE, "--for", "licence", *terms))
        inside = ["--from", "2025-01-01", "--until", "2029-08-31"]
        for kind in ("exclusive", "sole", "ordinary"):
            self.assertEqual(codes("--kind", kind, *inside), ["L10"])
            self.assertEqual(codes("--kind", kind, "--from", "2029-09-01", "--until",
                                   "2030-12-31"), [])
        self.assertEqual(codes("--territory", "CN-12,CN-13", *inside), ["L10"])
        view = self.check(EXCLUSIVE, "--for", "licence", "--kind", "sole", "--territory",
                          "CN,!CN-12", *inside)
        self.assertEqual((view["licence_kind"], view["territory"], view["from"], view["until"]),
                         ("sole", ["CN", "!CN-12"], "2025-01-01", "2029-08-31"))

    def test_encumbrances_of_the_future_too(self):
        future = (NOW.date() + datetime.timedelta(days=40)).isoformat()
        body = act("licence", JOINT, [OWNER, CO_OWNER], BUYER, "ordinary")[1]
        self.submit(line(OTHER_CENTRE, "licence.record", {**body, "from": future}), code=0)
        found = [e for e in self.check(JOINT, "--for", "transfer")["encumbrances"]
                 if e["id"] == "X2026120000077"]
        self.assertEqual([(e["from"], e["future"]) for e in found], [(future, True)])
        done = self.run_command("patent", JOINT, "--format", "json")
        self.assertNotIn("X2026120000077", str(json.loads(done.stdout)["encumbrances"]))

    def test_missed_annuities_and_pending_proceedings(self):
        view = self.check("202029000007.1", "--for", "pledge")
        self.assertIn("P04", self.codes(view))
        self.assertEqual([one["since"] for one in view["annuities_missed"]], ["2024-11-11"])
        self.submit(line("ip-office", "patent.invalidation",
                         {"patent": JOINT, "stage": "requested", "on": TODAY}), code=0)
        view = self.check(JOINT, "--for", "pledge")
        self.assertEqual((view["outcome"], self.codes(view)),
                         ("acknowledgement-required", ["P11"]))
        self.assertEqual([one["since"] for one in view["invalidations"]], [TODAY])

    def test_texts(self):
        for language, words in (("en", ["Consents needed", "Encumbrances", "co-owner", "refused",
                                        "The right and its deadlines", "Source"]),
                                ("zh", ["所需的同意", "权利负担", "共有人", "不予登记", "提交单位",
                                        "权利状态与期限"])):
            done = self.run_command("check", JOINT, "--for", "transfer", "--by", OWNER, "--lang",
                                    language)
            self.assertEqual(done.returncode, 2)
            for word in words:
                self.assertIn(word, done.stdout.decode())

    def test_wrong_options(self):
        for arguments, words in (
                (["--for", "pledge", "--kind", "sole"], "--kind: --for pledge has none"),
                (["--for", "transfer", "--until", UNTIL], "--until: --for transfer has none"),
                (["--for", "open-licence", "--from", UNTIL], "--from: --for open-licence has none"),
                (["--for", "pledge", "--territory", "CN"], "--territory: --for pledge has none"),
                (["--for", "licence", "--territory", "CN-12,"], "--territory: CN-12, is not"),
                (["--for", "licence", "--until", "soon"], "--until: soon is not a day"),
                (["--for", "licence", "--from", "2026-02-30"], "--from: 2026-02-30 is not a day"),
                (["--for", "licence", "--from", UNTIL, "--until", "2029-12-31"],
                 "--until: 2029-12-31 is before --from 2030-01-01")):
            done = self.run_command("check", JOINT, *arguments)
            self.assertEqual((done.returncode, done.stdout), (64, b""), arguments)
            self.assertIn(words, done.stderr.decode())
        done = self.run_command("check", JOINT, "--for", "pledge", "--by", "nobody")
        self.assertEqual(done.returncode, 65)
        self.assertIn(b"F06", done.stderr)

    def test_it_writes_nothing(self):
        before = contents(self.folder.name)
        self.check(JOINT, "--for", "transfer", "--by", OWNER)
        self.assertEqual(contents(self.folder.name), before)


if __name__ == "__main__":
    unittest.main()
