"""What registers, changes and ends a pledge or a licence, in any order."""


def register(rights, waiting, subject, submission, make, day):
    body, number = submission["body"], submission["body"][subject]
    known = rights.get(number)
    if known is not None and confirms(known, body, subject, submission["fact"]):
        known.reporters.append(submission["source"])
        if submission["fact"]:
            patents = body["patents"]
            if known.by_office or not set(known.body["patents"]) & set(patents):
                patents = list(dict.fromkeys([*known.registration["patents"], *patents]))
            known.registration = {**known.registration, **body, "patents": patents}
            known.by_office = True
        else:
            known.registration = {**body, **known.registration}  # Adds what is missing.
            known.by_report = True
        return
    right = make(body, submission["source"], position=submission["position"])
    right.by_office, right.by_report = submission["fact"], not submission["fact"]
    take_number(rights, number, right)
    if known is None:  # Acts that arrived before it.
        for early in waiting.pop((subject, number), []):
            act(right, early)
        if right.cancelled is not None and right.cancelled <= right.body[day]:
            right.cancelled = None  # The end of an earlier registration.


def take_number(rights, number, right):
    """What was in force under that number is displaced."""
    known = rights.get(number)
    if known is not None:
        is_in_force = not known.revoked and known.cancelled is None
        right.displaced = known.displaced + ([known.position] if is_in_force else [])
    rights[number] = right


def confirms(right, body, subject, is_fact):
    """The same number, with a patent and a party in common. The gazette is per patent: the office may
    state another patent with the same parties."""
    day = {"pledge": "registered", "licence": "recorded"}[subject]
    if right.revoked or (right.cancelled is not None and right.cancelled <= body[day]):
        return False
    sides = {"pledge": ("pledgors", "pledgees"), "licence": ("licensors", "licensees")}[subject]
    known = right.body
    if not set(known["patents"]) & set(body["patents"]):
        return is_fact and all(right.was_changed(side)
                               or set(known.get(side, [])) == set(body[side]) for side in sides)
    return any(set(known.get(side, [])) & set(body[side]) for side in sides)


def act(right, submission):
    body, kind = submission["body"], submission["type"].split(".")[1]
    if kind == "change":
        right.changes.append((body["on"], submission["position"], body["set"]))
    elif kind == "cancel":
        right.cancelled = body["on"]
    elif kind == "revoke":
        right.revoked = True
