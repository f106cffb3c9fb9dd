"""Shrinks a disagreement: removes submissions before it, and fields."""

import copy

OPTIONAL = ("consents", "carve_out", "fields", "agency", "export", "appraisal", "announced",
            "evaluation_report", "co_ownership_agreement", "maximum", "licence", "recorded", "per")


def shrunk(submissions, is_same):
    """`is_same(submissions)` returns whether the last one still causes the same disagreement."""
    submissions = without_chunks(submissions, is_same)
    submissions = without_fields(submissions, is_same)
    return without_chunks(submissions, is_same)


def without_chunks(submissions, is_same):
    size = max(1, len(submissions) // 2)
    while True:
        start = 0
        while start < len(submissions) - 1:
            end = min(start + size, len(submissions) - 1)
            shorter = submissions[:start] + submissions[end:]
            if is_same(shorter):
                submissions = shorter
            else:
                start += size
        if size == 1:
            return submissions
        size //= 2


def without_fields(submissions, is_same):
    for index in range(len(submissions)):
        for name in ("expect", "acknowledge", *OPTIONAL):
            changed = copy.deepcopy(submissions)
            holder = changed[index] if name in changed[index] else changed[index]["body"]
            if name == "maximum":
                holder = holder.get("claim", {})
            if holder.pop(name, None) is not None and is_same(changed):
                submissions = changed
    return submissions
