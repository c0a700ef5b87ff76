// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/store.h"

namespace observatorio {

/// A partition's progress as it stands in the database.
struct StoredProgress {
    std::int64_t id = 0;   ///< progreso.id
    PartitionStart start;  ///< without open cells, memories and flood
    DurationMs ageMs = 0;  ///< since it was last written, by the database's clock
};

/// What is read of one partition: all that may have changed since it stood like this.
struct LookFrom {
    std::int64_t id = 0;
    TopicPartition partition;
    std::string log;
    std::optional<TimeMs> watermark;  ///< no record is counted into a window that ended by then
    std::int64_t nextOffset = 0;
};

/// What others store, for a program that only looks. open() makes no database, no table and no migration, and refuses
/// tables of another version; nothing is claimed or counted. Of the rest of Store only alerts are marked. Every call
/// blocks; one thread.
class ObserverStore {
public:
    virtual ~ObserverStore() = default;

    virtual Store &store() = 0;
    /// True: somebody committed since the last call, as far as that is known. Cheap; where isTold() without a question
    /// to the server.
    virtual Expected<bool> changed() = 0;
    /// The database tells by itself (LISTEN), else it is asked.
    [[nodiscard]] virtual bool isTold() const = 0;

    struct Progress {
        TimeMs now = 0;  ///< by the database's clock
        std::vector<StoredProgress> rows;
    };
    /// Of partitions whose row was written at `since` or later, by the database's clock.
    virtual Expected<Progress> progress(std::optional<TimeMs> since) = 0;
    /// Cells that were touched, one row a partition, late amended ones apart.
    virtual Expected<std::vector<StoredWindow>> touchedWindows(const std::vector<LookFrom> &from) = 0;
    /// What late records amended of windows that end after `since`: absolute values.
    virtual Expected<std::vector<StoredWindow>> amendments(const std::vector<LookFrom> &from, TimeMs since) = 0;
    virtual Expected<std::vector<LastValue>> newLastValues(const std::vector<LookFrom> &from) = 0;

    struct Rejected {
        TopicPartition partition;
        RejectedSample sample;
    };
    /// The newest, newest first.
    virtual Expected<std::vector<Rejected>> newRejected(const std::vector<LookFrom> &from, std::size_t limit) = 0;
    struct Late {
        TopicPartition partition;
        LateDelta events;
    };
    /// Of the newest windows, newest first: the tables keep late records by window and series.
    virtual Expected<std::vector<Late>> newestLate(std::size_t limit) = 0;
    /// The database's size now; growth as it was measured.
    virtual Expected<StoreSize> size(TimeMs now) = 0;
};

std::unique_ptr<ObserverStore> makeObserverStore(const StoreSettings &settings, const std::string &connectionName);

}  // namespace observatorio
