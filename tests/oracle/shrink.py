"""Makes a disagreement small: fewer submissions before it, and fewer fields in each."""

import copy

OPTIONAL = ("consents", "carve_out", "fields", "agency", "export", "appraisal", "announced",
            "evaluation_report", "co_ownership_agreement", "maximum", "licence", "recorded", "per")


def shrunk(submissions, same):
    """`same(submissions)` says whether the last of them still ends in the same disagreement."""
    submissions = without_chunks(submissions, same)
    submissions = without_fields(submissions, same)
    return without_chunks(submissions, same)


def without_chunks(submissions, same):
    size = max(1, len(submissions) // 2)
    while True:
        place = 0
        while place < len(submissions) - 1:
            until = min(place + size, len(submissions) - 1)
            shorter = submissions[:place] + submissions[until:]
            if same(shorter):
                submissions = shorter
            else:
                place += size
        if size == 1:
            return submissions
        size //= 2


def without_fields(submissions, same):
    for place in range(len(submissions)):
        for name in ("expect", "acknowledge", *OPTIONAL):
            changed = copy.deepcopy(submissions)
            holder = changed[place] if name in changed[place] else changed[place]["body"]
            if name == "maximum":
                holder = holder.get("claim", {})
            if holder.pop(name, None) is not None and same(changed):
                submissions = changed
    return submissions
