// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite: all that is its own.
#include "app/store/connection.h"
#include "app/store/product.h"
#include "app/store/sqlitepath.h"
#include "app/store/timetext.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>
#include <QThread>

#include <array>
#include <charconv>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace observatorio::store {

namespace {

constexpr std::pair OldestSqlite = {3, 35};
constexpr int BusyMs = 5'000;

// Rows a statement. QtSql names every parameter and SQLite looks each name up among all before it: to prepare 256 rows
// of 22 columns takes 0.1 s, 64 rows a sixteenth of that, and to execute costs the same a row.
constexpr std::array<std::size_t, 4> StatementSizes = {64, 16, 4, 1};

constexpr Dialect SqliteWords = {
    .now = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
    .ms = "%1",
    .sum = "CASE WHEN (%1) <= 1 OR max(-(%4), %5) <= 1e308 / (%1) THEN %2 + %3 "
           "WHEN %5 >= -(%4) THEN 1.7976931348623157e308 ELSE -1.7976931348623157e308 END",
    .least = "min",
    .greatest = "max",
    .bytes = "",
    .lock = "",  // a transaction that writes has locked everything
    .beginSnapshot = "BEGIN IMMEDIATE",
    .begin = "BEGIN IMMEDIATE",
    .beginReading = "BEGIN DEFERRED",
};

// "2026-11-23T10:24:30.000Z". Years outside 0000..9999 get a sign and as many digits as they need, as ISO 8601's
// expanded form does; such texts no longer sort like time.
std::string isoTime(TimeMs time)
{
    const CivilTime t = toCivil(storableTime(time));
    char text[48];
    const char *sign = t.year < 0 ? "-" : t.year > 9999 ? "+" : "";
    const int length = std::snprintf(text, sizeof text, "%s%04lld-%02u-%02uT%02u:%02u:%02u.%03uZ", sign,
                                     static_cast<long long>(t.year < 0 ? -t.year : t.year), t.month, t.day, t.hour,
                                     t.minute, t.second, t.milli);
    return {text, static_cast<std::size_t>(length)};
}

std::optional<TimeMs> parseIsoTime(std::string_view text)
{
    const auto number = [&text](std::size_t digits, auto &out) {
        if (text.size() < digits)
            return false;
        const auto [end, error] = std::from_chars(text.begin(), text.begin() + digits, out);
        const bool whole = error == std::errc{} && end == text.begin() + digits;
        text.remove_prefix(digits);
        return whole;
    };
    const auto literal = [&text](char c) {
        if (text.empty() || text.front() != c)
            return false;
        text.remove_prefix(1);
        return true;
    };
    const bool negative = literal('-');
    if (!negative)
        literal('+');
    CivilTime t{};
    const std::size_t yearDigits = text.find('-');
    if (yearDigits == std::string_view::npos || yearDigits < 4 || yearDigits > 6 || text.front() == '-')
        return std::nullopt;
    if (!number(yearDigits, t.year) || !literal('-') || !number(2, t.month) || !literal('-') || !number(2, t.day)
        || !literal('T') || !number(2, t.hour) || !literal(':') || !number(2, t.minute) || !literal(':')
        || !number(2, t.second) || !literal('.') || !number(3, t.milli) || !literal('Z') || !text.empty())
        return std::nullopt;
    if (t.month < 1 || t.month > 12 || t.day < 1 || t.day > 31 || t.hour > 23 || t.minute > 59 || t.second > 59)
        return std::nullopt;
    if (negative)
        t.year = -t.year;
    return fromCivil(t);
}

// Bound values in a VALUES list: SQLite's own JSON reader does not round every double correctly, and a sum must come
// back bit for bit.
class BoundRows final : public RowSet {
public:
    using RowSet::RowSet;

    [[nodiscard]] QString table(std::size_t rows) const override
    {
        QStringList names, places;
        for (const RowColumn &column : columns()) {
            names += QStringLiteral("column%1 AS %2").arg(names.size() + 1).arg(QString::fromStdString(column.name));
            places += QStringLiteral("?");
        }
        const QString row = u'(' + places.join(u", ") + u')';
        const QStringList list(static_cast<qsizetype>(rows), row);
        return QStringLiteral("(SELECT %1 FROM (VALUES %2)) AS v").arg(names.join(u", "), list.join(u", "));
    }

    [[nodiscard]] std::vector<Piece> pieces() const override
    {
        const std::size_t width = columns().size();
        std::vector<Piece> out;
        std::size_t row = 0;
        for (const std::size_t rows : StatementSizes) {
            for (; size() - row >= rows; row += rows) {
                QVariantList values;
                values.reserve(static_cast<qsizetype>(rows) * static_cast<qsizetype>(width));
                for (std::size_t i = row * width; i < (row + rows) * width; ++i)
                    values.append(m_values[i]);
                out.push_back({rows, std::move(values)});
            }
        }
        return out;
    }

private:
    void putText(std::string_view escaped) override
    {
        m_values.emplace_back(QString::fromUtf8(escaped.data(), static_cast<qsizetype>(escaped.size())));
    }
    void putInteger(std::int64_t value) override { m_values.emplace_back(static_cast<qlonglong>(value)); }
    void putReal(double value) override { m_values.emplace_back(value); }
    void putTime(TimeMs value) override
    {
        if (m_lastTime != value) {
            m_lastTime = value;
            m_lastTimeText = QString::fromStdString(isoTime(value));
        }
        m_values.emplace_back(m_lastTimeText);
    }
    void putBoolean(bool value) override { m_values.emplace_back(value ? 1 : 0); }
    void putNull() override { m_values.emplace_back(QMetaType::fromType<QString>()); }

    std::vector<QVariant> m_values;    // row by row
    std::optional<TimeMs> m_lastTime;  // neighbouring rows mostly share their window
    QString m_lastTimeText;
};

// SQLite's primary result codes.
enum Code : int {
    Perm = 3,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoError = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    TooBig = 18,
    Constraint = 19,
    Mismatch = 20,
    Auth = 23,
    NotADatabase = 26,
};

int codeOf(const QSqlError &error) { return error.nativeErrorCode().toInt() & 0xff; }

class Sqlite final : public DatabaseProduct {
public:
    using DatabaseProduct::DatabaseProduct;

    [[nodiscard]] std::string name() const override { return settings().sqlitePath; }
    [[nodiscard]] std::string shortName() const override { return QFileInfo(path()).fileName().toStdString(); }

    [[nodiscard]] const char *driver() const override { return "QSQLITE"; }
    Expected<void> configure(QSqlDatabase &database, OpenMode mode) const override;
    Expected<std::string> startSession(Connection &connection, OpenMode mode) override;
    [[nodiscard]] bool isStillThere() const override;
    [[nodiscard]] std::vector<Error> remarks() const override
    {
        if (!isOpenToOthers(path()))
            return {};
        return {{ErrorCode::FileExposed, settings().sqlitePath, {}}};
    }
    [[nodiscard]] Expected<StoreSettings> settingsForTest() const override;

    [[nodiscard]] const Dialect &dialect() const override { return SqliteWords; }
    [[nodiscard]] bool streamsResults() const override { return true; }
    [[nodiscard]] std::unique_ptr<RowSet> rowSet(std::vector<RowColumn> columns) const override
    {
        return std::make_unique<BoundRows>(std::move(columns));
    }
    [[nodiscard]] QString timeText(TimeMs time) const override { return QString::fromStdString(isoTime(time)); }
    [[nodiscard]] std::optional<TimeMs> timeOf(const QVariant &stored) const override
    {
        if (stored.typeId() == QMetaType::QString)
            return parseIsoTime(stored.toString().toStdString());
        return stored.toLongLong();
    }

    [[nodiscard]] QString migrationFolder() const override { return QStringLiteral(":/migrations/sqlite"); }
    [[nodiscard]] QString hasMigrations() const override
    {
        return QStringLiteral("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'migraciones'");
    }

    // A number that grows with every commit of another connection.
    Expected<bool> heardOthers(Connection &connection) override
    {
        std::int64_t now = 0;
        return connection
            .execute("PRAGMA data_version", QStringLiteral("PRAGMA data_version"),
                     [&now](const Row &row) { now = row.integer(0); })
            .map([&] { return std::exchange(m_dataVersion, now) != now; });
    }

    /// Else the WAL grows past the size at which a commit carries its pages into the file.
    [[nodiscard]] QString settlePruned() const override { return QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"); }
    [[nodiscard]] QString size() const override
    {
        return QStringLiteral("SELECT (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM "
                              "pragma_page_size)");
    }

    [[nodiscard]] QString tableSize(const QString &table) const override
    {
        return QStringLiteral("SELECT count(*), NULL FROM ") + table;
    }
    [[nodiscard]] QString integrityCheck() const override { return QStringLiteral("PRAGMA quick_check"); }

    [[nodiscard]] bool breaksConnection(const QSqlError &error) const override
    {
        const int code = codeOf(error);
        return code == IoError || code == Corrupt || code == NotADatabase || code == CantOpen || code == ReadOnly;
    }

    [[nodiscard]] bool refusesContent(const QSqlError &error) const override
    {
        const int code = codeOf(error);
        return code == TooBig || code == Constraint || code == Mismatch;
    }

private:
    [[nodiscard]] ErrorCode statementCode(const QSqlError &error) const override;
    [[nodiscard]] ErrorCode connectCode(const QSqlError &error) const override { return statementCode(error); }
    Expected<void> makeWritable(Connection &connection);
    [[nodiscard]] bool diskIsFull() const;
    [[nodiscard]] QString path() const { return QString::fromStdString(settings().sqlitePath); }

    std::int64_t m_dataVersion = -1;
    dev_t m_device = 0;
    ino_t m_inode = 0;
};

Expected<void> Sqlite::configure(QSqlDatabase &database, OpenMode mode) const
{
    if (settings().sqlitePath.empty())
        return failure(ErrorCode::BadSetting, "sqlitePath", "empty");
    if (auto meant = sqlitePath(settings().sqlitePath); !meant)
        return tl::unexpected(meant.error());
    if (mode == OpenMode::ReadWrite) {
        if (!makeFolder(QFileInfo(path()).absolutePath()))
            return failure(ErrorCode::FileUnwritable, settings().sqlitePath, "cannot create its folder");
        // SQLite would make it readable to all, and gives the files beside it the same rights. What fails, it says.
        const int file = ::open(path().toLocal8Bit().constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (file >= 0)
            ::close(file);
    }
    database.setDatabaseName(path());
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(BusyMs));
    return {};
}

Expected<std::string> Sqlite::startSession(Connection &connection, OpenMode mode)
{
    QString number;
    auto read = connection.execute("version", QStringLiteral("SELECT sqlite_version()"),
                                   [&](const Row &row) { number = QString::fromStdString(row.text(0)); });
    if (!read)
        return tl::unexpected(read.error());
    std::string version = "SQLite " + number.toStdString();
    const QStringList parts = number.split(u'.');
    if (std::pair(parts.value(0).toInt(), parts.value(1).toInt()) < OldestSqlite)
        return failure(ErrorCode::DatabaseFailed, name(), version + "; 3.35 or newer is needed");
    if (mode == OpenMode::ReadWrite) {
        if (auto made = makeWritable(connection); !made)
            return tl::unexpected(made.error());
    }
    m_dataVersion = -1;
    struct stat file = {};
    if (::stat(settings().sqlitePath.c_str(), &file) == 0) {
        m_device = file.st_dev;
        m_inode = file.st_ino;
    } else if (mode == OpenMode::ReadWrite) {
        return failure(ErrorCode::DatabaseUnreachable, settings().sqlitePath, "the file vanished");
    }
    return version;
}

// WAL: readers (a person with the sqlite3 shell) never block the writer. With synchronous=NORMAL a power cut may lose
// the newest whole transactions, results and offsets together, so that they are simply read again; it never tears one.
Expected<void> Sqlite::makeWritable(Connection &connection)
{
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = NORMAL",
                               "PRAGMA journal_size_limit = 67108864", "PRAGMA foreign_keys = ON"}) {
        // Two programs that make one new file a WAL together: SQLite refuses one at once, without its busy timeout.
        const QDeadlineTimer deadline(BusyMs);
        auto done = connection.execute(pragma, QString::fromLatin1(pragma));
        while (!done && done.error().code == ErrorCode::DatabaseBusy && !deadline.hasExpired()) {
            QThread::msleep(5);
            done = connection.execute(pragma, QString::fromLatin1(pragma));
        }
        if (!done)
            return done;
    }
    return {};
}

bool Sqlite::isStillThere() const
{
    struct stat file = {};
    return ::stat(settings().sqlitePath.c_str(), &file) == 0 && file.st_dev == m_device && file.st_ino == m_inode;
}

Expected<StoreSettings> Sqlite::settingsForTest() const
{
    if (auto meant = sqlitePath(settings().sqlitePath); !meant)
        return tl::unexpected(meant.error());
    if (settings().sqlitePath.empty() || QFileInfo::exists(path()))
        return settings();
    return folderTakesFile(settings().sqlitePath).map([this] {
        StoreSettings memory = settings();
        memory.sqlitePath = ":memory:";
        return memory;
    });
}

bool Sqlite::diskIsFull() const
{
    const QStorageInfo disk(QFileInfo(path()).absolutePath());
    return disk.isValid() && disk.bytesAvailable() >= 0 && disk.bytesAvailable() < qint64(64) * 1024;
}

ErrorCode Sqlite::statementCode(const QSqlError &error) const
{
    switch (codeOf(error)) {
    case ReadOnly:
    case Perm:
    case Auth:
        return ErrorCode::DatabaseReadOnly;
    case Full:
        return ErrorCode::DiskFull;
    case Busy:
    case Locked:
        return ErrorCode::DatabaseBusy;
    case Corrupt:
    case NotADatabase:
        return ErrorCode::DatabaseCorrupt;
    case IoError:
        return diskIsFull() ? ErrorCode::DiskFull : ErrorCode::DatabaseUnreachable;
    case CantOpen: {
        if (diskIsFull())
            return ErrorCode::DiskFull;
        const QFileInfo file(path());
        if (file.isDir())
            return ErrorCode::DatabaseCorrupt;
        // Without write permission on the folder there is no place for the journal.
        return file.exists() ? ErrorCode::DatabaseReadOnly : ErrorCode::FileUnwritable;
    }
    default:
        return ErrorCode::DatabaseFailed;
    }
}

}  // namespace

std::unique_ptr<DatabaseProduct> makeSqlite(const StoreSettings &settings, const Patience &patience)
{
    StoreSettings meant = settings;
    meant.sqlitePath = sqlitePath(settings.sqlitePath).value_or(settings.sqlitePath);
    return std::make_unique<Sqlite>(std::move(meant), patience);
}

}  // namespace observatorio::store
