# SPDX-License-Identifier: GPL-3.0-or-later
"""The job, which stops for ever at a place where a test kills it: behind the commit of batch $STOP_BEHIND, before Spark notes that batch."""
import os
import pathlib
import sys
import time

import observatorio_spark
from observatorio_store import Store

write = Store.write


def write_and_stop(store, query, batch, *rest):
    advanced = write(store, query, batch, *rest)
    if batch == int(os.environ['STOP_BEHIND']):
        pathlib.Path(os.environ['STOPPED_FILE']).touch()
        while True:
            time.sleep(60)
    return advanced


Store.write = write_and_stop
sys.exit(observatorio_spark.main())
