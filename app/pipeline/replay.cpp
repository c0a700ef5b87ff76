// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pipeline/replay.h"

#include "analytics/domain/rejecthint.h"
#include "analytics/engine/engine.h"
#include "app/pipeline/recordedevent.h"
#include "kafka/codec/codec.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <map>
#include <tuple>

namespace observatorio {

namespace {

constexpr std::size_t MaxPartitions = 1000;

class Outcome {
public:
    explicit Outcome(const CountryTable &countries) : m_countries(countries) {}

    void take(Engine::Changes &&changes)
    {
        for (Engine::Changes::CellChange &change : changes.cells) {
            Cell &cell = m_cells[{change.slot, change.cell.windowStart, change.cell.series}];
            cell = std::move(change.cell);
        }
        for (const LateView &late : changes.late)
            m_late.append(static_cast<qint64>(late.offset));
        for (const RejectView &rejected : changes.rejected) {
            QJsonObject row{{QStringLiteral("index"), static_cast<qint64>(rejected.sample.offset)},
                            {QStringLiteral("reason"), QLatin1String(rejectReasonName(rejected.sample.reason))}};
            if (const std::string hint = toEnglish(hintFor(rejected.sample, m_countries)); !hint.empty())
                row[QStringLiteral("hint")] = QString::fromStdString(hint);
            m_rejected.append(row);
        }
        for (AlertEpisode &episode : changes.alerts)
            m_alerts[{episode.start, episode.id}] = std::move(episode);
    }

    [[nodiscard]] QByteArray json() const
    {
        return QJsonDocument(QJsonObject{{QStringLiteral("windows"), windows()},
                                         {QStringLiteral("late"), m_late},
                                         {QStringLiteral("rejected"), m_rejected},
                                         {QStringLiteral("alerts"), alerts()}})
            .toJson(QJsonDocument::Compact);
    }

private:
    [[nodiscard]] QJsonArray windows() const
    {
        std::map<std::pair<TimeMs, std::string>, Aggregate> byCountry;
        for (const auto &[key, cell] : m_cells)
            byCountry[{cell.windowStart, cell.series.country}].merge(cell.values);
        QJsonArray rows;
        for (const auto &[key, total] : byCountry) {
            rows.append(QJsonObject{{QStringLiteral("window_start_ms"), static_cast<qint64>(key.first)},
                                    {QStringLiteral("pais"), QString::fromStdString(key.second)},
                                    {QStringLiteral("valor_promedio"), total.mean()},
                                    {QStringLiteral("num_eventos"), static_cast<qint64>(total.count)}});
        }
        return rows;
    }

    [[nodiscard]] QJsonArray alerts() const
    {
        QJsonArray rows;
        for (const auto &[key, episode] : m_alerts) {
            rows.append(QJsonObject{
                {QStringLiteral("id"), QString::fromStdString(episode.id)},
                {QStringLiteral("regla"), QString::fromStdString(episode.rule)},
                {QStringLiteral("pais"), QString::fromStdString(episode.series.country)},
                {QStringLiteral("indicador"), QString::fromStdString(episode.series.indicator)},
                {QStringLiteral("severidad"), QLatin1String(severityName(episode.severity))},
                {QStringLiteral("umbral"), episode.threshold},
                {QStringLiteral("valor_inicio"), episode.firstValue},
                {QStringLiteral("valor_pico"), episode.peakValue},
                {QStringLiteral("valor_ultimo"), episode.lastValue},
                {QStringLiteral("inicio_ms"), static_cast<qint64>(episode.start)},
                {QStringLiteral("fin_ms"), episode.end ? QJsonValue(static_cast<qint64>(*episode.end)) : QJsonValue()},
                {QStringLiteral("obsoleta_desde_ms"),
                 episode.staleSince ? QJsonValue(static_cast<qint64>(*episode.staleSince)) : QJsonValue()},
                {QStringLiteral("indice"), static_cast<qint64>(episode.offset)},
                {QStringLiteral("suprimidas"), static_cast<qint64>(episode.suppressed)}});
        }
        return rows;
    }

    const CountryTable &m_countries;
    std::map<std::tuple<PartitionSlot, TimeMs, SeriesName>, Cell> m_cells;
    QJsonArray m_late;
    QJsonArray m_rejected;
    std::map<std::pair<TimeMs, std::string>, AlertEpisode> m_alerts;
};

}  // namespace

Expected<QByteArray> replay(const std::string &path, const EngineSettings &settings, const CountryTable &countries,
                            std::vector<AlertRule> rules)
{
    if (settings.windowMs <= 0 || settings.watermarkDelayMs < 0)
        return failure(ErrorCode::BadSetting, settings.windowMs <= 0 ? "window" : "watermark",
                       settings.windowMs <= 0 ? "it must last longer than nothing" : "it must not be negative");
    QFile file(QString::fromStdString(path));
    const bool opened = path == "-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return failure(ErrorCode::FileUnreadable, path, file.errorString().toStdString());

    Codec codec(countries);
    Engine engine(settings, std::move(rules), countries);
    engine.setTrackChanges(true);
    std::map<TopicPartition, PartitionSlot> slots;
    Outcome outcome(countries);
    std::int64_t lineNumber = 0, offset = 0;
    // A pipe is at its end only when reading says so.
    for (QByteArray line = file.readLine(MaxRecordedLine); !line.isEmpty(); line = file.readLine(MaxRecordedLine)) {
        const std::string where = path + ":" + std::to_string(++lineNumber);
        if (line.trimmed().isEmpty())
            continue;
        const auto event = parseRecordedEvent(line, where);
        if (!event)
            return tl::unexpected(event.error());
        auto slot = slots.find(event->partition);
        if (slot == slots.end()) {
            if (slots.size() == MaxPartitions)
                return failure(ErrorCode::FileMalformed, where,
                               "more than " + std::to_string(MaxPartitions) + " partitions");
            PartitionStart start;
            start.partition = event->partition;
            slot = slots.emplace(event->partition, engine.attach(start, offset)).first;
        }
        Record record;
        Codec::Input input;
        input.value = event->value.isNull() ? nullptr : event->value.constData();
        input.valueSize = static_cast<std::size_t>(event->value.size());
        input.key = std::string_view(event->key.constData(), static_cast<std::size_t>(event->key.size()));
        codec.decode(input, record);
        record.slot = slot->second;
        record.offset = offset++;
        record.hasTimestamp = event->timestamp.has_value();
        record.timestamp = event->timestamp.value_or(0);
        engine.step({&record, 1}, std::nullopt);
        outcome.take(engine.takeChanges());
        engine.drain();
    }
    if (file.error() != QFileDevice::NoError)
        return failure(ErrorCode::FileUnreadable, path, file.errorString().toStdString());
    return outcome.json();
}

}  // namespace observatorio
