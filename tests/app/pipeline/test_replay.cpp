// SPDX-License-Identifier: GPL-3.0-or-later
// Replay against Apache Spark's answers (tests/fixtures/spark/README.md) and against docs/malformed.md, which is read,
// so that page, program and fixtures cannot drift apart.
#include "app/files/resources.h"
#include "app/pipeline/recordedevent.h"
#include "app/pipeline/replay.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cmath>
#include <fstream>
#include <map>
#include <thread>

#include <sys/stat.h>

namespace observatorio::test {

namespace {

const QString SourceDir = QStringLiteral(OBSERVATORIO_SOURCE_DIR);
const QString Fixtures = SourceDir + QStringLiteral("/tests/fixtures/spark/");

QByteArray read(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll();
}

std::vector<AlertRule> rules() { return defaultAlertRules(*Resources::indicators().value()); }

QJsonObject replayed(const QString &path, const EngineSettings &settings = {})
{
    const auto json = replay(path.toStdString(), settings, *Resources::countries().value(), rules());
    if (!json) {
        ADD_FAILURE() << toEnglish(json.error());
        return {};
    }
    return QJsonDocument::fromJson(*json).object();
}

QJsonObject expectedOf(const QString &scenario)
{
    return QJsonDocument::fromJson(read(Fixtures + scenario + QStringLiteral(".expected.json"))).object();
}

QList<QByteArray> linesOf(const QString &scenario)
{
    return read(Fixtures + scenario + QStringLiteral(".events.jsonl")).trimmed().split('\n');
}

void expectSameWindow(const QJsonObject &actual, const QJsonObject &expected)
{
    const std::string what = QJsonDocument(expected).toJson(QJsonDocument::Compact).toStdString();
    EXPECT_EQ(actual.value(u"window_start_ms").toInteger(), expected.value(u"window_start_ms").toInteger()) << what;
    EXPECT_EQ(actual.value(u"pais").toString().toStdString(), expected.value(u"pais").toString().toStdString()) << what;
    EXPECT_EQ(actual.value(u"num_eventos").toInteger(), expected.value(u"num_eventos").toInteger()) << what;
    const double average = expected.value(u"valor_promedio").toDouble();
    EXPECT_NEAR(actual.value(u"valor_promedio").toDouble(), average, 1e-9 * std::abs(average)) << what;
}

class SparkScenario : public testing::TestWithParam<const char *> {};

TEST_P(SparkScenario, givesTheSameWindowsAndDropsTheSameRecords)
{
    const QString scenario = QString::fromLatin1(GetParam());
    const QJsonObject expected = expectedOf(scenario);
    const QJsonObject actual = replayed(Fixtures + scenario + QStringLiteral(".events.jsonl"));
    EXPECT_EQ(actual.value(u"late").toArray(), expected.value(u"dropped").toArray());
    EXPECT_TRUE(actual.value(u"rejected").toArray().isEmpty());
    const QJsonArray windows = actual.value(u"windows").toArray();
    const QJsonArray wanted = expected.value(u"windows").toArray();
    ASSERT_EQ(windows.size(), wanted.size());
    for (qsizetype i = 0; i < wanted.size(); ++i)
        expectSameWindow(windows.at(i).toObject(), wanted.at(i).toObject());
}

INSTANTIATE_TEST_SUITE_P(All, SparkScenario,
                         testing::Values("in-order", "out-of-order", "late", "boundary", "idle", "duplicates"));

/// One row of the table in docs/malformed.md.
struct Difference {
    QString what;
    QJsonArray spark;       ///< [pais, valor]
    QString ours;           ///< "rejected: reason" or "counted: PAIS"
    QString withIndicator;  ///< the same for the record with an indicador put in; a dash where that is not the fault
    QString why;
};

std::map<qint64, Difference> documentedDifferences()
{
    std::map<qint64, Difference> rows;
    for (const QString &line : QString::fromUtf8(read(SourceDir + QStringLiteral("/docs/malformed.md"))).split(u'\n')) {
        const QStringList cells = line.split(QStringLiteral(" | "));
        bool isRow = false;
        const qint64 index = cells.value(0).mid(2).toLongLong(&isRow);
        if (!line.startsWith(u'|') || !isRow)
            continue;
        EXPECT_EQ(cells.size(), 6) << line.toStdString();
        QString spark = cells.value(2);
        spark.remove(u'`');
        Difference row{cells.value(1), QJsonDocument::fromJson(spark.toUtf8()).array(), cells.value(3), cells.value(4),
                       cells.value(5).chopped(2)};
        EXPECT_TRUE(rows.emplace(index, row).second) << index << " twice";
    }
    return rows;
}

QString outcome(const QJsonObject &result, qint64 index, qint64 windowStart)
{
    for (const QJsonValue &rejected : result.value(u"rejected").toArray()) {
        if (rejected[u"index"].toInteger() == index)
            return QStringLiteral("rejected: ") + rejected[u"reason"].toString();
    }
    for (const QJsonValue &window : result.value(u"windows").toArray()) {
        if (window[u"window_start_ms"].toInteger() == windowStart)
            return QStringLiteral("counted: ") + window[u"pais"].toString();
    }
    return QStringLiteral("gone");
}

/// What becomes of the record alone, with an indicador put in after its first brace.
QString outcomeWithIndicator(const RecordedEvent &event)
{
    QByteArray value = event.value;
    const qsizetype brace = value.indexOf('{');
    value.insert(brace + 1, "\"indicador\":\"inflacion\",");
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("one.jsonl")));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(QJsonObject{{QStringLiteral("ts_ms"), static_cast<qint64>(*event.timestamp)},
                                         {QStringLiteral("key"), QString::fromUtf8(event.key)},
                                         {QStringLiteral("value_hex"), QString::fromLatin1(value.toHex())}})
                   .toJson(QJsonDocument::Compact));
    file.close();
    return outcome(replayed(file.fileName()), 0, *event.timestamp / 30'000 * 30'000);
}

struct NearMiss {
    const char *what;
    QByteArray value;
    const char *reason;
    const char *hint;  ///< words of it
    qint64 timestamp = 1'764'000'000'000;
};

// The whole way: what nearly is a record is refused, and told what to do.
TEST(NearMisses, areRejectedWithAHint)
{
    const QByteArray good = R"({"pais":"ARG","indicador":"gini","valor":5.2})";
    QByteArray wide;
    for (const char c : good)
        wide.append(c).append('\0');
    const NearMiss misses[] = {
        {"number as text", R"({"pais":"ARG","indicador":"gini","valor":"5.2"})", "wrong-type", "in quotes"},
        {"decimal comma", R"({"pais":"ARG","indicador":"gini","valor":5,2})", "not-json", "decimal comma"},
        {"comma in a text", R"({"pais":"ARG","indicador":"gini","valor":"5,2"})", "wrong-type", "decimal comma"},
        {"JSON in a text", R"("{\"pais\":\"ARG\",\"indicador\":\"gini\",\"valor\":5.2}")", "not-an-object", "twice"},
        {"Connect", R"({"schema":{"type":"struct"},"payload":)" + good + '}', "no-pais", "Kafka Connect"},
        {"Debezium", R"({"before":null,"after":)" + good + R"(,"op":"c"})", "no-pais", "Debezium"},
        {"Schema Registry", QByteArray("\0\0\0\0\x07", 5) + good, "not-json", "magic byte 0"},
        {"UTF-16", wide, "not-json", "UTF-16"},
        {"UTF-16 with a mark", "\xFF\xFE" + wide, "not-json", "UTF-16"},
        {"byte order mark", "\xEF\xBB\xBF" + good, "not-json", "byte order mark"},
        {"former state", R"({"pais":"DDR","indicador":"gini","valor":5.2})", "unknown-country",
         "“DDR” is a former state"},
        {"nearest name", R"({"pais":"Agrentina","indicador":"gini","valor":5.2})", "unknown-country", "“Argentina”"},
        {"microseconds", good, "future", "microseconds", 1'764'000'000'000'000}};
    const QTemporaryDir directory;
    QFile file(directory.filePath(QStringLiteral("misses.jsonl")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    for (const NearMiss &miss : misses)
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("ts_ms"), miss.timestamp},
                                             {QStringLiteral("value_hex"), QString::fromLatin1(miss.value.toHex())}})
                       .toJson(QJsonDocument::Compact)
                   + '\n');
    file.close();
    const QJsonArray rejected = replayed(file.fileName()).value(u"rejected").toArray();
    ASSERT_EQ(rejected.size(), std::ssize(misses));
    for (qsizetype i = 0; i < rejected.size(); ++i) {
        const QJsonObject row = rejected.at(i).toObject();
        EXPECT_EQ(row.value(u"index").toInteger(), i);
        EXPECT_EQ(row.value(u"reason").toString(), QLatin1String(misses[i].reason)) << misses[i].what;
        EXPECT_TRUE(row.value(u"hint").toString().contains(QString::fromUtf8(misses[i].hint)))
            << misses[i].what << ": " << row.value(u"hint").toString().toStdString();
    }
}

TEST(Malformed, differsFromSparkExactlyWhereThePageSaysSo)
{
    const QString scenario = QStringLiteral("malformed");
    const QJsonObject expected = expectedOf(scenario);
    const QJsonArray parsed = expected.value(u"parsed").toArray();
    const QJsonObject actual = replayed(Fixtures + scenario + QStringLiteral(".events.jsonl"));
    const QList<QByteArray> lines = linesOf(scenario);
    const auto documented = documentedDifferences();
    EXPECT_TRUE(actual.value(u"late").toArray().isEmpty());

    for (qint64 i = 0; i < lines.size(); ++i) {
        const auto event = parseRecordedEvent(lines.at(i), "line");
        ASSERT_TRUE(event);
        const QJsonObject spark = parsed.at(i).toObject();
        const QString ours = outcome(actual, i, *event->timestamp / 30'000 * 30'000);
        const bool same =
            ours == QStringLiteral("counted: ") + spark.value(u"pais").toString() && spark.value(u"valor").isDouble();
        const auto row = documented.find(i);
        ASSERT_EQ(row == documented.end(), same) << "record " << i << ": " << ours.toStdString();
        if (same)
            continue;
        const Difference &difference = row->second;
        EXPECT_EQ(difference.what, QJsonDocument::fromJson(lines.at(i)).object().value(u"what").toString()) << i;
        EXPECT_EQ(difference.spark, (QJsonArray{spark.value(u"pais"), spark.value(u"valor")})) << i;
        EXPECT_EQ(difference.ours.toStdString(), ours.toStdString()) << i;
        EXPECT_FALSE(difference.why.isEmpty()) << i;
        const QString with =
            ours == QStringLiteral("rejected: no-indicador") ? outcomeWithIndicator(*event) : QStringLiteral("-");
        EXPECT_EQ(difference.withIndicator.toStdString(), with.toStdString()) << i;
    }
    EXPECT_TRUE(documented.empty() || documented.rbegin()->first < lines.size());
}

TEST(Malformed, whatBothCountIsTheSameWindow)
{
    const QString scenario = QStringLiteral("malformed");
    const QJsonObject expected = expectedOf(scenario);
    const QJsonArray windows =
        replayed(Fixtures + scenario + QStringLiteral(".events.jsonl")).value(u"windows").toArray();
    const QList<QByteArray> lines = linesOf(scenario);
    const auto documented = documentedDifferences();
    std::map<qint64, QJsonObject> bySpark;
    for (const QJsonValue &window : expected.value(u"windows").toArray())
        bySpark[window[u"window_start_ms"].toInteger()] = window.toObject();
    std::map<qint64, QJsonObject> byUs;
    for (const QJsonValue &window : windows)
        byUs[window[u"window_start_ms"].toInteger()] = window.toObject();
    int compared = 0;
    for (qint64 i = 0; i < lines.size(); ++i) {
        if (documented.contains(i))
            continue;
        const qint64 start = *parseRecordedEvent(lines.at(i), "line")->timestamp / 30'000 * 30'000;
        ASSERT_TRUE(byUs.contains(start));
        expectSameWindow(byUs.at(start), bySpark.at(start));
        ++compared;
    }
    EXPECT_GE(compared, 3);
}

QString written(const QTemporaryDir &directory, const QByteArray &bytes)
{
    QFile file(directory.filePath(QStringLiteral("events.jsonl")));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(bytes);
    return file.fileName();
}

TEST(Replay, takesWindowAndWatermarkFromTheSettings)
{
    const QTemporaryDir directory;
    const QByteArray event =
        R"({"ts_ms":%,"key":"ARG","value":"{\"pais\":\"ARG\",\"indicador\":\"idh\",\"valor\":0.5}"})";
    QByteArray lines;
    for (const char *time : {"0", "25000", "9000"})
        lines += QByteArray(event).replace("%", time) + "\n";
    EngineSettings settings;
    settings.windowMs = 10'000;
    settings.watermarkDelayMs = 5'000;
    const QJsonObject result = replayed(written(directory, lines), settings);
    EXPECT_EQ(result.value(u"windows").toArray().size(), 2);
    EXPECT_EQ(result.value(u"late").toArray(), QJsonArray{2});
}

TEST(Replay, tellsAlertsOnceInTheirNewestState)
{
    const QTemporaryDir directory;
    QByteArray lines;
    for (const char *value : {"45", "120", "3", "50"})
        lines += QByteArray(R"({"ts_ms":1000,"value":"{\"pais\":\"AR\",\"tipo\":\"inflacion\",\"valor\":%}"})")
                     .replace("%", value)
                 + "\n";
    const QJsonArray alerts = replayed(written(directory, lines)).value(u"alerts").toArray();
    ASSERT_EQ(alerts.size(), 2);
    for (const QJsonValue &alert : alerts) {
        EXPECT_EQ(alert[u"pais"].toString(), QStringLiteral("ARG"));
        EXPECT_EQ(alert[u"regla"].toString(), QStringLiteral("inflacion"));
    }
    const bool firstEnded = !alerts[0][u"fin_ms"].isNull();
    const QJsonValue ended = alerts[firstEnded ? 0 : 1];
    EXPECT_EQ(ended[u"severidad"].toString(), QStringLiteral("critica"));
    EXPECT_EQ(ended[u"valor_pico"].toDouble(), 120.0);
}

TEST(Replay, anUntimedRecordIsNeitherCountedNorRejected)
{
    const QTemporaryDir directory;
    const QJsonObject result =
        replayed(written(directory, "{\"ts_ms\":null,\"key\":null,\"value\":\"{\\\"pais\\\":\\\"ARG\\\","
                                    "\\\"indicador\\\":\\\"idh\\\",\\\"valor\\\":1}\"}\n"));
    for (const char16_t *list : {u"windows", u"late", u"rejected", u"alerts"})
        EXPECT_TRUE(result.value(list).toArray().isEmpty());
}

TEST(Replay, aFileThatIsNotThereIsAnError)
{
    const auto result = replay("/nowhere/events.jsonl", {}, *Resources::countries().value(), rules());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::FileUnreadable);
    EXPECT_EQ(result.error().subject, "/nowhere/events.jsonl");
}

TEST(Replay, aWindowOfNoLengthIsRefused)
{
    EngineSettings settings;
    settings.windowMs = 0;
    const auto result = replay("/nowhere/events.jsonl", settings, *Resources::countries().value(), rules());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::BadSetting);
}

class MalformedLine : public testing::TestWithParam<const char *> {};

TEST_P(MalformedLine, isNamed)
{
    const QTemporaryDir directory;
    const QString path = written(directory, QByteArray("{\"ts_ms\":1,\"value\":null}\n") + GetParam() + "\n");
    const auto result = replay(path.toStdString(), {}, *Resources::countries().value(), rules());
    ASSERT_FALSE(result) << GetParam();
    EXPECT_EQ(result.error().code, ErrorCode::FileMalformed);
    EXPECT_EQ(result.error().subject, path.toStdString() + ":2");
}

INSTANTIATE_TEST_SUITE_P(All, MalformedLine,
                         testing::Values("hola", "[]", "{\"ts_ms\":\"1\",\"value\":null}",
                                         "{\"ts_ms\":1.5,\"value\":null}", "{\"ts_ms\":1}", "{\"ts_ms\":1,\"value\":7}",
                                         "{\"ts_ms\":1,\"key\":7,\"value\":null}",
                                         "{\"ts_ms\":1,\"value_hex\":\"abc\"}", "{\"ts_ms\":1,\"value_hex\":\"zz\"}",
                                         "{\"ts_ms\":1,\"value\":\"{}\",\"value_hex\":\"00\"}",
                                         "{\"ts\":1,\"payload\":7}", "{\"ts\":1.5,\"payload\":null}",
                                         "{\"ts\":1,\"key\":7,\"payload\":null}",
                                         "{\"ts\":1,\"partition\":-1,\"payload\":null}"));

TEST(Replay, blankLinesAreSkippedAndCountAsLinesOnly)
{
    const QTemporaryDir directory;
    const QByteArray event = R"({"ts_ms":1000,"value":"{\"pais\":\"ARG\",\"indicador\":\"idh\",\"valor\":x}"})";
    const QString path = written(directory, "\n" + event + "\n \t\r\n" + event + "\n\n");
    const QJsonArray rejected = replayed(path).value(u"rejected").toArray();
    ASSERT_EQ(rejected.size(), 2);
    EXPECT_EQ(rejected[1][u"index"].toInteger(), 1);
    const auto bad =
        replay(written(directory, "\n\nhola\n").toStdString(), {}, *Resources::countries().value(), rules());
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().subject, path.toStdString() + ":3");
}

// As kcat 1.7 prints them: a time that is not there is -1, a tombstone's payload null.
TEST(Replay, readsWhatKcatPrints)
{
    const QTemporaryDir directory;
    const auto line = [](int partition, const char *time, const char *payload) {
        return QByteArray(R"({"topic":"eventos","partition":%1,"offset":7,"tstype":"create","ts":%2,"broker":1,)"
                          R"("headers":["source","x"],"key":"ARG","payload":%3})")
                   .replace("%1", QByteArray::number(partition))
                   .replace("%2", time)
                   .replace("%3", payload)
               + "\n";
    };
    const char *value = R"("{\"pais\":\"ARG\",\"indicador\":\"idh\",\"valor\":0.5}")";
    QByteArray lines = line(0, "1000", value) + line(0, "200000", value) + line(0, "-1", value) + line(0, "2", "null");
    // Late in partition 0, but not in one of its own.
    lines += line(0, "1000", value) + line(1, "1000", value);
    const QJsonObject result = replayed(written(directory, lines));
    const QJsonArray windows = result.value(u"windows").toArray();
    ASSERT_EQ(windows.size(), 2);
    EXPECT_EQ(windows[0][u"window_start_ms"].toInteger(), 0);
    EXPECT_EQ(windows[0][u"num_eventos"].toInteger(), 2);
    EXPECT_EQ(result.value(u"late").toArray(), QJsonArray{4});
    const QJsonArray rejected = result.value(u"rejected").toArray();
    ASSERT_EQ(rejected.size(), 1);
    EXPECT_EQ(rejected[0][u"reason"].toString(), QStringLiteral("no-value"));
}

TEST(Replay, readsAPipeToItsEnd)
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath(QStringLiteral("pipe")).toStdString();
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    const QByteArray event = R"({"ts_ms":1000,"value":"{\"pais\":\"ARG\",\"indicador\":\"idh\",\"valor\":0.5}"})";
    std::jthread writer([&] {
        std::ofstream pipe(path);
        for (int i = 0; i < 3000; ++i) {  // more than a pipe holds
            pipe << event.constData() << '\n';
            if (i % 1000 == 0)
                pipe.flush();
        }
    });
    const QJsonArray windows = replayed(QString::fromStdString(path)).value(u"windows").toArray();
    ASSERT_EQ(windows.size(), 1);
    EXPECT_EQ(windows[0][u"num_eventos"].toInteger(), 3000);
}

}  // namespace

}  // namespace observatorio::test
