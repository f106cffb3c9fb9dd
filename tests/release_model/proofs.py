"""Proofs of inclusion (RFC 6962, 2.1.1), as `patledger explain` gives them. No command tells the
bytes of an entry, but the first hash of a proof is often the leaf beside: of two neighbours each
tells the other's, and then both are led to the root. What several proofs tell of a node must be the
same. That the bytes of an entry give its leaf is left to the unit tests of the log."""

import hashlib


def parent(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def steps(leaf, size):
    """From the leaf upwards: the nodes of the path, as (first leaf, leaves), and on which side the
    hash beside each stands."""
    begin, end, path = 0, size, []
    while end - begin > 1:
        half = 1 << (end - begin - 1).bit_length() - 1
        if leaf < begin + half:
            path.append(((begin, end), (begin + half, end), "right"))
            end = begin + half
        else:
            path.append(((begin, end), (begin, begin + half), "left"))
            begin += half
    return list(reversed(path))


class Tree:
    """The hashes that proofs have told of one tree; what is told twice must be the same."""

    def __init__(self, size, root):
        self.size, self.nodes = size, {(0, size): bytes.fromhex(root)}
        self.faults, self.proofs, self.led_to_root = [], {}, set()

    def tell(self, node, digest, whose):
        if self.nodes.setdefault(node, digest) != digest:
            self.faults.append(f"entry {whose}: another hash for the entries {node}")

    def add(self, leaf, text):
        proof = [bytes.fromhex(digest) for digest in text.split()]
        path = steps(leaf, self.size)
        if len(proof) != len(path):
            self.faults.append(f"entry {leaf}: {len(proof)} hashes, {len(path)} expected")
            return
        self.proofs[leaf] = proof
        for (_, beside, _), digest in zip(path, proof):
            self.tell(beside, digest, leaf)

    def check(self):
        """Leads every leaf whose hash is known to the root."""
        for leaf, proof in self.proofs.items():
            digest = self.nodes.get((leaf, leaf + 1))
            if digest is None:
                continue
            for (node, _, side), beside in zip(steps(leaf, self.size), proof):
                digest = parent(digest, beside) if side == "right" else parent(beside, digest)
                self.tell(node, digest, leaf)
            self.led_to_root.add(leaf)
