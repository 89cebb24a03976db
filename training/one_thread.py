"""Keep numerical libraries to one thread; import this before anything that loads them.

Sums over several threads come in no fixed order, and the weights would differ from run to run.
"""

from __future__ import annotations

import os

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"
