"""`python -m tests.dcc`: our verdicts on EU certificates beside those published."""

import sys
from collections import Counter

from tests.vectors.test_certificates import SAMPLES, agrees, judged, sample


def main() -> int:
    """Write one line a step and one for all; 1 when a sample is judged otherwise."""
    right: Counter[tuple[str, bool]] = Counter()
    asked: Counter[tuple[str, bool]] = Counter()
    for place in SAMPLES:
        tree = sample(place)
        ours = judged(tree)
        for name, said in tree["EXPECTEDRESULTS"].items():
            step = name.removeprefix("EXPECTED")
            if said is not None and step in ours:
                asked[step, said] += 1
                right[step, said] += ours[step] is said
    for (step, said), count in sorted(asked.items()):
        sys.stdout.write(f"{step:18} {said!s:6} {right[step, said]:4} of {count}\n")
    wrong = [place.name for place in SAMPLES if not agrees(sample(place))]
    sys.stdout.write(f"{len(SAMPLES) - len(wrong)} of {len(SAMPLES)} samples {wrong}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
