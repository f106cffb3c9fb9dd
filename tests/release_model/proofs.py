"""Inclusion proofs (RFC 6962, 2.1.1) of `patledger explain`. No command prints the bytes of an
entry, but the first hash of a proof is often the neighbouring leaf. The proofs of two neighbours
contain each other's leaf, so both are checked up to the root. All proofs must agree on each node.
Unit tests of the log check that the bytes of an entry give its leaf."""

import hashlib


def parent(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def steps(leaf, size):
    """The path from the leaf to the root: (node, its sibling, side of the sibling); a node is a
    range of leaves."""
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
    """The hashes of the nodes of one tree, collected from proofs, which must agree."""

    def __init__(self, size, root):
        self.size, self.nodes = size, {(0, size): bytes.fromhex(root)}
        self.faults, self.proofs, self.verified = [], {}, set()

    def set_node(self, node, digest, leaf):
        if self.nodes.setdefault(node, digest) != digest:
            self.faults.append(f"entry {leaf}: proofs differ on the hash of entries {node}")

    def add(self, leaf, text):
        proof = [bytes.fromhex(digest) for digest in text.split()]
        path = steps(leaf, self.size)
        if len(proof) != len(path):
            self.faults.append(f"entry {leaf}: {len(proof)} hashes, {len(path)} expected")
            return
        self.proofs[leaf] = proof
        for (_, beside, _), digest in zip(path, proof):
            self.set_node(beside, digest, leaf)

    def check(self):
        """Checks the proof of every leaf with a known hash up to the root."""
        for leaf, proof in self.proofs.items():
            digest = self.nodes.get((leaf, leaf + 1))
            if digest is None:
                continue
            for (node, _, side), beside in zip(steps(leaf, self.size), proof):
                digest = parent(digest, beside) if side == "right" else parent(beside, digest)
                self.set_node(node, digest, leaf)
            self.verified.add(leaf)
