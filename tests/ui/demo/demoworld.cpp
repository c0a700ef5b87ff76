// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo/demoworld.h"

#include <algorithm>
#include <cmath>

namespace observatorio::demo {

World::World(const QByteArray &baseline, std::vector<AlertRule> rules, Mood mood, TimeMs now)
    : m_mood(mood), m_past(mood == Mood::Young ? 42'000 : 3'600'000),
      m_series(mood == Mood::Empty ? QByteArray() : baseline, now, m_past, 42)
{
    m_base.settings.rules = std::move(rules);
    m_base.clusterId = "MkU3OEVBNTcwNTJENDM2Qg";
    m_base.broker = {mood == Mood::Broken ? LinkState::Retrying : LinkState::Up, "127.0.0.1:9092", {}, now - 3'600'000};
    m_base.database = {LinkState::Up, "observatorio", {}, now - 3'600'000};
    m_base.store.kind = StoreKind::PostgreSql;
    if (mood == Mood::Broken) {
        m_base.broker.error = Error{ErrorCode::BrokerUnreachable, "127.0.0.1:9092", "Connection refused"};
        m_base.database = {
            LinkState::Failed, "observatorio",
            Error{ErrorCode::DatabaseAuthentication, "observatorio@127.0.0.1", "password authentication failed"},
            now - 20'000};
    }
    m_base.alerts = std::make_shared<std::vector<AlertView>>();
    m_base.settings.store.kind = StoreKind::PostgreSql;
    m_base.settings.broker.embedded = false;
    m_base.group = {"grupo-analisis", "Stable", "range", 2, 1, Membership::Member};
    m_base.settings.observe = mood == Mood::Observing;
    m_base.simulator.running = mood == Mood::Normal || mood == Mood::Young || mood == Mood::Partial;
    if (mood == Mood::Empty)
        return;
    for (TimeMs at = now - std::min<DurationMs>(m_past, 3'000'000); at < now; at += 1'000)
        addTrend(at);
    addPartitions();
    addWorkers(now);
    if (mood == Mood::Young)
        return;
    addAlerts(now);
    addSamples(now);
    m_base.store = {.kind = StoreKind::PostgreSql,
                    .batches = 2'981,
                    .rows = 812'440,
                    .lastCommitMs = 38.4,
                    .size = StoreSize{.bytes = 1'482'000'000,
                                      .bytesPerDay = 41'300'000.0,
                                      .oldestWindow = now - DurationMs(30) * 86'400'000,
                                      .oldestQuarter = now - DurationMs(240) * 86'400'000,
                                      .measured = now - 120'000},
                    .lastCommit = now - 700};
    if (m_mood == Mood::Observing) {
        m_base.store.batches = m_base.store.rows = 0;
        for (LateView &late : m_base.lateSamples) {
            late.count = 1 + late.offset % 9;
            late.offset = -1;
        }
        return;
    }
    m_base.simulator.settings.rate = 1'200.0;
    m_base.simulator.generated = 1'482'402;
    m_base.simulator.delivered = 1'482'310;
    m_base.simulator.queued = 92;
    m_base.simulator.rate = 1'204.0;
    m_base.simulator.late = 212;
    m_base.simulator.malformed = 34;
}

void World::addTrend(TimeMs now)
{
    std::normal_distribution<double> noise(0.0, 1.0);
    m_rate += 0.1 * (1204.0 - m_rate) + 12.0 * noise(m_random);
    TrendPoint point;
    point.at = now;
    point.eventsPerSecond = m_rate;
    point.watermarkDelayMs = 60'400 + static_cast<DurationMs>(noise(m_random) * 150.0);
    point.alerts = 200 + static_cast<int>(3.0 * noise(m_random));
    point.countries = 198;
    const double phase = static_cast<double>(now / 1000 % 900) / 900.0;
    for (int partition = 0; partition < 6; ++partition) {
        const double bump = 180.0 * std::exp(-std::pow((phase - 0.5 - 0.02 * partition) / 0.06, 2.0));
        point.partitionLag.push_back(std::max<std::int64_t>(
            0, static_cast<std::int64_t>((partition < 3 ? 1.0 : 0.05) * (bump + 6.0 * std::abs(noise(m_random))))));
        point.lag += point.partitionLag.back();
    }
    m_trend.push_back(std::move(point));
    if (m_trend.size() > 3'600)
        m_trend.erase(m_trend.begin());
}

void World::addPartitions()
{
    const std::int64_t young[] = {16'800, 16'926, 17'052, 0, 0, 0};
    const std::int64_t old[] = {402'310, 511'874, 488'126, 24'000, 220, 31'000};
    const auto &counts = m_mood == Mood::Young ? young : old;
    for (int i = 0; i < 6; ++i) {
        PartitionView view;
        view.partition = {i < 3 ? "eventos_qog" : "eventos_economicos", i % 3};
        view.assigned = i != 4;
        view.state = view.assigned ? ReadState::Reading : ReadState::HeldByAnother;
        m_base.partitionsRead += view.assigned;
        view.member = i % 2 == 0 ? "worker-1" : "worker-2";
        const std::int64_t begin = i < 3 || m_mood == Mood::Young ? 0 : 870 + 30 * i;
        view.beginOffset = begin;
        view.endOffset = begin + counts[i];
        view.position = view.endOffset;
        if (i != 4)
            view.committed = *view.endOffset - (i % 3 == 2 ? 28 : i % 3);
        view.lag = *view.endOffset - view.committed.value_or(begin);
        view.lagMs = *view.lag > 0 ? 120 + 40 * i : 0;
        view.rate = i < 3 ? 400.0 + 3.0 * i : 0.0;
        view.idle = i == 5;
        view.openWindows = 3;
        Accounting &a = view.accounting;
        a.startOffset = begin;
        a.nextOffset = begin + counts[i];
        a.late = i < 3 && m_mood != Mood::Young ? 70 + i : 0;
        a.rejected = i < 3 && m_mood != Mood::Young ? 11 + i : 0;
        a.rejectedBy[static_cast<std::size_t>(RejectReason::NotJson)] = a.rejected;
        a.counted = counts[i] - a.late - a.rejected;
        view.storedOffset = a.nextOffset - 40;
        m_base.partitions.push_back(std::move(view));
    }
    if (m_mood == Mood::Partial) {
        m_base.remarks = {{ErrorCode::PlaceTaken, "observatorio-aula-7-8f3a-e21b-0", {}}};
        PartitionView &lost = m_base.partitions[1];
        lost.state = ReadState::Lost;
        lost.rate = 0.0;
        lost.error = Error{ErrorCode::LogReplaced, "eventos_qog [1]", LogCause::OtherRecord};
        --m_base.partitionsRead;
    }
    m_base.partitionsExpected = static_cast<int>(m_base.partitions.size());
    m_base.partial = m_base.partitionsRead < m_base.partitionsExpected;
    std::sort(m_base.partitions.begin(), m_base.partitions.end(),
              [](const auto &a, const auto &b) { return a.partition < b.partition; });
}

void World::addWorkers(TimeMs now)
{
    const auto add = [&](std::string id, std::string host, std::vector<TopicPartition> partitions, double rate) {
        WorkerSign sign{.id = std::move(id),
                        .group = "grupo-analisis",
                        .host = std::move(host),
                        .program = "observatorioctl work",
                        .version = "2.0.0",
                        .cluster = m_base.clusterId,
                        .partitions = std::move(partitions),
                        .rate = rate,
                        .lag = 3,
                        .runningMs = 3'600'000,
                        .sinceCommitMs = 400};
        m_base.workers.push_back({std::move(sign), now, false});
    };
    add("observatorio-aula-7-8f3ac21d-0", "aula-7", {{"eventos_qog", 0}, {"eventos_qog", 1}}, 802.0);
    add("observatorio-aula-9-11c0e5aa-0", "aula-9.uni.example", {{"eventos_qog", 2}, {"eventos_economicos", 0}}, 404.0);
    if (m_mood != Mood::Observing) {
        m_base.workers.resize(1);
        m_base.workers[0].isThis = true;
        m_base.workers[0].sign.program = "observatorio";
        return;
    }
    add("observatorio-aula-9-11c0e5aa-1", "aula-9.uni.example", {}, 0.0);
    m_base.workers.back().sign.sinceCommitMs.reset();
    m_base.workers.back().sign.lag.reset();
    m_base.workers.push_back({});
    m_base.workers.back().sign.partitions = {{"eventos_economicos", 1}, {"eventos_economicos", 2}};
    m_base.workers.back().sign.sinceCommitMs = 0;
    m_base.workers.back().seen = now - 8'000;
    for (PartitionView &view : m_base.partitions) {
        view.assigned = false;
        view.state = ReadState::Reading;
        view.member.clear();
        view.openWindows = 0;
        for (const WorkerView &worker : m_base.workers)
            if (std::ranges::find(worker.sign.partitions, view.partition) != worker.sign.partitions.end())
                view.member = worker.sign.id;
    }
    m_base.partitionsRead = m_base.partitionsExpected;
    m_base.partial = false;
    m_base.group.membership = Membership::Off;
    m_base.simulator = {};
}

void World::addAlerts(TimeMs now)
{
    const Silence silence{.id = "turquia",
                          .matcher = {{"TUR"}, "", "inflacion", ""},
                          .from = now - 1'800'000,
                          .until = now + 50'000'000,
                          .reason = "Revisión de la serie con el instituto",
                          .author = "bruno",
                          .created = now - 1'800'000};
    m_base.silences = std::make_shared<const std::vector<Silence>>(
        std::vector{silence, Silence{.id = "africa",
                                     .matcher = {{}, "sub_saharan_africa", "gini", ""},
                                     .from = now - 90'000'000,
                                     .until = now - 3'600'000,
                                     .reason = "Carga de la encuesta nueva",
                                     .author = "ana",
                                     .created = now - 90'000'000}});
    auto alerts = std::make_shared<std::vector<AlertView>>();
    const auto series = m_series.view();
    for (std::size_t i = 0; i < series->size(); ++i) {
        const SeriesView &view = (*series)[i];
        for (const AlertRule &rule : m_base.settings.rules) {
            if (rule.indicator != view.series.indicator)
                continue;
            const auto crossed = [&](double limit) {
                return rule.direction == AlertDirection::Above ? view.lastValue > limit : view.lastValue < limit;
            };
            if (!crossed(rule.warning))
                continue;
            AlertView alert;
            AlertEpisode &episode = alert.episode;
            const bool critical = rule.critical && crossed(*rule.critical);
            episode.id = std::to_string(alerts->size());
            episode.rule = rule.id;
            episode.series = view.series;
            episode.severity = critical ? Severity::Critical : Severity::Warning;
            episode.threshold = critical ? *rule.critical : rule.warning;
            episode.direction = rule.direction;
            episode.firstValue = episode.peakValue = episode.lastValue = view.lastValue;
            episode.start = now - 12'000 - static_cast<TimeMs>(m_random() % 2'400'000);
            episode.partition = {"eventos_qog", static_cast<int>(i % 3)};
            episode.offset = 482'000 + static_cast<std::int64_t>(i);
            if (m_random() % 6 == 0)
                episode.end = episode.start + 10'000;
            else if (i % 7 == 3 && now - episode.start > 600'000)
                episode.staleSince = now / 30'000 * 30'000 - 210'000;
            else
                m_series.setAlert(i, episode.severity);
            if (m_random() % 9 == 0) {
                alert.acknowledgedAt = now - 5'000;
                alert.acknowledgedBy = "ana";
            }
            if (episode.series.country == "TUR") {
                alert.silencedUntil = silence.until;
                alert.silencedBy = silence.id;
            }
            if (isFiring(episode)) {
                ++(critical ? m_base.firingCritical : m_base.firingWarning);
                if (!alert.acknowledgedAt && !alert.silencedUntil)
                    ++(critical ? m_base.unattendedCritical : m_base.unattendedWarning);
            }
            alerts->push_back(std::move(alert));
        }
    }
    std::sort(alerts->begin(), alerts->end(),
              [](const AlertView &a, const AlertView &b) { return a.episode.start > b.episode.start; });
    m_base.alerts = std::move(alerts);
}

void World::addSamples(TimeMs now)
{
    const char *countries[] = {"NGA", "PER", "ARG", "ESP", "KEN"};
    for (int i = 0; i < 40; ++i) {
        m_base.lateSamples.push_back({{"eventos_qog", i % 3},
                                      511'402 - 17 * i,
                                      {countries[i % 5], i % 2 ? "inflacion" : "gini"},
                                      now / 30'000 * 30'000 - 150'000 - 30'000 * (i / 6),
                                      1'200 + 731 * i});
    }
    const RejectReason reasons[] = {RejectReason::NotJson, RejectReason::MissingCountry, RejectReason::WrongType,
                                    RejectReason::UnknownCountry};
    const char *const samples[] = {"<xml>&amp;", R"({"schema":{"type":"struct"},"payload":{"pais":"ARG"}})",
                                   R"({"pais":"ARG","indicador":"gini","valor":"5,2"})",
                                   R"({"pais":"Urugay","indicador":"gini","valor":40.2})"};
    for (int i = 0; i < 30; ++i) {
        m_base.rejectSamples.push_back(
            {{"eventos_qog", i % 3}, {488'100 - 31 * i, reasons[i % 4], samples[i % 4], now - 9'000 * i}});
    }
}

void World::addDots(PartitionView &partition, std::int64_t events, TimeMs newest)
{
    const auto [sampler, fresh] = m_dots.try_emplace(partition.partition, 600'000);
    std::exponential_distribution<double> delay(1.0 / 6'500.0);
    const auto add = [&](TimeMs at, std::int64_t offset) {
        const auto behind = static_cast<TimeMs>(delay(m_random));
        sampler->second.add(at - behind, offset, behind > 60'000);
    };
    const auto seconds = static_cast<double>(std::min<DurationMs>(m_past, 250'000)) / 1'000.0;
    const std::int64_t next = partition.accounting.nextOffset;
    const std::int64_t known = fresh ? static_cast<std::int64_t>(partition.rate * seconds) : events;
    for (std::int64_t i = 0; i < known; ++i)
        add(newest - (fresh ? (known - i) * static_cast<std::int64_t>(seconds * 1'000.0) / known : 0),
            next - known + i);
    partition.dots = sampler->second.dots();
}

void World::total(Snapshot &snapshot) const
{
    snapshot.total = {};
    for (const PartitionView &partition : snapshot.partitions) {
        snapshot.total += partition.accounting;
        snapshot.lag += partition.lag.value_or(0);
    }
}

std::shared_ptr<const Snapshot> World::next(TimeMs now)
{
    auto snapshot = std::make_shared<Snapshot>();
    ++m_base.sequence;
    m_base.at = now;
    const bool flows =
        m_mood == Mood::Normal || m_mood == Mood::Young || m_mood == Mood::Partial || m_mood == Mood::Observing;
    if (flows) {
        m_base.store.lastCommit = now - 700;
        for (WorkerView &worker : m_base.workers)
            worker.seen = worker.isUnnamed() ? now - 8'000 : now - 600;
        if (m_trend.back().at / 1000 != now / 1000)
            addTrend(now);
        m_series.advance(now, 0.02);
        for (PartitionView &partition : m_base.partitions) {
            const auto grown = static_cast<std::int64_t>(partition.rate / 10.0);
            partition.accounting.nextOffset += grown;
            partition.accounting.counted += grown;
            for (auto *offset : {&partition.endOffset, &partition.committed, &partition.position}) {
                if (*offset)
                    **offset += grown;
            }
            if (m_mood == Mood::Young && partition.rate == 0.0)
                continue;
            const TimeMs behind = 400 + 500 * partition.partition.partition;
            partition.maxEventTime = now - behind;
            partition.watermark = now - behind - 60'000;
            if (m_mood != Mood::Observing)
                addDots(partition, grown, now - behind);
        }
    }
    *snapshot = m_base;
    snapshot->series = m_series.view();
    snapshot->trend = std::make_shared<std::vector<TrendPoint>>(m_trend);
    if (m_mood != Mood::Empty) {
        snapshot->eventsPerSecond = flows ? m_trend.back().eventsPerSecond : 0.0;
        snapshot->watermarkDelayMs = m_trend.back().watermarkDelayMs;
        snapshot->lagMs = 300;
    }
    total(*snapshot);
    return snapshot;
}

}  // namespace observatorio::demo
