# SPDX-License-Identifier: GPL-3.0-or-later
"""The course's query with Spark's own watermark, over $TOPIC in batches of $RECORDS: prints how many events it counted."""
import json
import os

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
counted = {}


def take(batch, _number):
    for row in batch.collect():
        counted[row.start, row.pais] = row['count']


(spark.readStream.format('kafka').option('kafka.bootstrap.servers', os.environ['BROKERS']).option('subscribe', os.environ['TOPIC'])
 .option('startingOffsets', 'earliest').option('maxOffsetsPerTrigger', os.environ['RECORDS']).load()
 .select('timestamp', F.from_json(F.col('value').cast('string'), 'pais string, valor double').alias('e'))
 .withWatermark('timestamp', '1 minute').groupBy(F.window('timestamp', '30 seconds'), 'e.pais').count()
 .select(F.col('window.start').cast('long').alias('start'), 'pais', 'count')
 .writeStream.outputMode('update').foreachBatch(take).option('checkpointLocation', os.environ['CHECKPOINT']).trigger(availableNow=True)
 .start().awaitTermination())
print(json.dumps({'counted': sum(counted.values())}))
