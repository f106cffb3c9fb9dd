"""What a correction or a retraction adds, compared with the ledger as it is: patents of a right, an
earlier day, a longer term, a larger amount. It is a proposal for these at its own position
(`law.md` §7.5), so that it meets what was recorded since."""

import datetime

import review
import change
import licence
import pledge
import transfer
import values

OF_THE_SUBMISSION = {"L03", "L08", "L11", "P07", "P12"}  # Not of a patent.
OF_A_DAY = change.OF_A_DAY | {"T01", "T02", "T03", "T04", "T05", "T06", "T10", "L04", "L10", "P06"}
NEVER = datetime.date.max
LAWS = {"pledge": pledge, "licence": licence, "transfer": transfer}


def grounds(oracle, submission, position, content):
    """The codes, of the patents that are drawn in and of those on which a right is extended."""
    current = oracle.log[position].current
    after = type(oracle)()
    after.ledger.parties = oracle.ledger.parties
    for _, event in oracle.events(position, content):
        after.record(event)
    weighing = Weighing(oracle.ledger, after.ledger, submission, content)
    if current and content and content["type"] == "transfer.register":
        weighing.transfer(current["body"], content["body"])
    for kind, before, now in (("pledge", oracle.ledger.pledges, after.ledger.pledges),
                              ("licence", oracle.ledger.licences, after.ledger.licences)):
        for number, right in now.items():
            weighing.right(kind, before.get(number), right)
    for number, hold in after.ledger.holds.items():
        weighing.hold(oracle.ledger.holds.get(number), hold)
    return sorted(weighing.found)


class Weighing:
    def __init__(self, before, after, submission, content):
        self.before, self.after = before, after
        self.submission, self.content, self.found = submission, content, set()

    def position(self, numbers):
        newest = [self.before.newest[n] for n in numbers if n in self.before.newest]
        return max([self.submission["at"].date(), *newest])

    def weigh(self, ledger, kind, body, numbers, extended, first, last):
        """Of these patents, from the first to the last day."""
        as_new = {**self.submission, "fact": False, "until": last, "body": {**body, "on": first}}
        self.held(ledger, kind, numbers, first, last)
        codes = set(LAWS[kind].grounds(ledger, as_new, numbers)) - OF_THE_SUBMISSION
        self.found |= codes & OF_A_DAY if extended else codes

    def held(self, ledger, purpose, numbers, first, last):
        days = review.ReviewDays(first, max(first, last), False)
        if ledger.is_held(purpose, self.submission["source"], numbers, days):
            self.found.add("H01")

    def transfer(self, before, after):
        drawn_in = [n for n in after["patents"] if n not in before["patents"]]
        first = after["registered"]
        if drawn_in:
            self.weigh(self.before, "transfer", after, drawn_in, False, first,
                       self.position(after["patents"]))
        last = self.first_stated(before) - values.ONE_DAY
        if first <= last:
            self.weigh(self.before, "transfer", after, after["patents"], True, first, last)

    def first_stated(self, body):
        """The first day of the transfer, also by what states it again."""
        position, days = self.content["position"], [body["registered"]]
        for number in body["patents"]:
            steps = self.before.patents[number].title if number in self.before.patents else []
            deals = {step.position: step.position if step.confirms is None else step.confirms
                     for step in steps}
            days += [step.day for step in steps
                     if position in deals and deals[step.position] == deals[position]]
        return min(days)

    def right(self, kind, was, right):
        if right.revoked or getattr(right, "open", False):
            return
        body = self.with_papers(kind, right.stated)
        day = "registered" if kind == "pledge" else "recorded"
        numbers, last = body["patents"], self.position(body["patents"])
        if was is None or was.revoked:
            self.weigh(self.after, kind, body, numbers, False, body[day], last)
            return
        drawn_in = [n for n in numbers if n not in was.body["patents"]]
        if drawn_in:
            self.weigh(self.after, kind, body, drawn_in, False, body[day], last)
        if (right.cancelled or NEVER) > (was.cancelled or NEVER):
            self.weigh(self.after, kind, body, numbers, True, was.cancelled, last)
        if change.extends({**was.body, day: body[day]}, right.body):
            self.weigh(self.after, kind, body, numbers, True, body[day], last)
        elif change.extends(was.body, right.body):
            self.weigh(self.after, kind, body, numbers, True, body[day],
                       was.body[day] - values.ONE_DAY)

    def with_papers(self, kind, body):
        """With the consents and the export paper of the corrected registration itself."""
        papers = {}
        if self.content and self.content["type"] in ("pledge.register", "licence.record"):
            if self.content["body"].get(kind) == body[kind]:
                papers = {name: self.content["body"][name] for name in change.PER_CHANGE
                          if name in self.content["body"]}
        return {**{k: v for k, v in body.items() if k not in change.PER_CHANGE}, **papers}

    def hold(self, was, hold):
        if hold.released is not None:
            return
        is_new = was is None or was.released is not None or was.body["purpose"] != hold.body["purpose"]
        numbers = [n for n in hold.body["patents"]
                   if is_new or hold.body["until"] > was.body["until"]
                   or n not in was.body["patents"]]
        if numbers:
            self.held(self.after, hold.body["purpose"], numbers, hold.placed,
                      self.position(numbers))
