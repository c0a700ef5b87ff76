// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/demo/demoseries.h"

#include "analytics/domain/windowgrid.h"

#include <QList>

#include <algorithm>
#include <cmath>
#include <map>

namespace observatorio::demo {

namespace {

constexpr TimeMs Window = 30'000;
constexpr TimeMs LongWindow = LongWindows.length();
constexpr TimeMs Delay = 60'000;

struct Baseline {
    int year = 0;
    double value = 0.0;
};

}  // namespace

Series::Series(const QByteArray &baseline, TimeMs now, DurationMs past, unsigned seed)
    : m_random(seed), m_view(std::make_shared<std::vector<SeriesView>>())
{
    std::map<SeriesName, Baseline> newest;
    QList<QByteArray> lines = baseline.split('\n');
    lines.removeFirst();
    for (const QByteArray &line : std::as_const(lines)) {
        const QList<QByteArray> fields = line.trimmed().split(',');
        if (fields.size() < 4)
            continue;
        Baseline &entry = newest[{fields[0].toStdString(), fields[1].toStdString()}];
        if (const int year = fields[2].toInt(); year >= entry.year)
            entry = {year, fields[3].toDouble()};
    }
    const TimeMs begin = (now - past) / Window * Window;
    const TimeMs longBegin = (past < LongWindow ? now - past : now - 40 * LongWindow) / LongWindow * LongWindow;
    for (const auto &[name, base] : newest) {
        m_states.push_back(
            {base.value, std::max(std::abs(base.value) * 0.04, name.indicator == "idh" ? 0.004 : 0.05), 0.0});
        SeriesView view;
        view.series = name;
        view.lastYear = base.year;
        std::vector<WindowPoint> brief, extended;
        const std::size_t index = m_states.size() - 1;
        for (TimeMs start = begin; start <= now; start += Window) {
            if (m_random() % 4 != 0)
                walk(index, brief, start, Window, start + Window <= now - Delay);
        }
        for (TimeMs start = longBegin; start <= now; start += LongWindow)
            walk(index, extended, start, LongWindow, start + LongWindow <= now - Delay);
        view.lastValue = brief.empty() ? base.value : brief.back().values.mean();
        view.lastTimestamp = now - static_cast<TimeMs>(m_random() % 20'000);
        view.shortWindows = std::make_shared<const WindowRow>(std::move(brief));
        view.longWindows = std::make_shared<const WindowRow>(std::move(extended));
        m_view->push_back(std::move(view));
    }
}

double Series::sample(std::size_t index)
{
    State &state = m_states[index];
    std::normal_distribution<double> noise(0.0, 1.0);
    state.drift = 0.9 * state.drift + 0.35 * noise(m_random);
    return state.base + state.sigma * (state.drift + 0.2 * noise(m_random));
}

void Series::walk(std::size_t index, std::vector<WindowPoint> &windows, TimeMs start, TimeMs windowMs, bool final)
{
    WindowPoint point;
    point.start = start;
    point.end = start + windowMs;
    point.final = final;
    const auto count = 3 + static_cast<std::int64_t>(m_random() % 20);
    const double mean = sample(index);
    const double low = mean - m_states[index].sigma * (0.3 + static_cast<double>(m_random() % 100) / 100.0);
    const double high = mean + m_states[index].sigma * (0.3 + static_cast<double>(m_random() % 100) / 100.0);
    point.values = {count, mean * static_cast<double>(count), low, high};
    windows.push_back(point);
}

void Series::advance(TimeMs now, double share)
{
    auto next = std::make_shared<std::vector<SeriesView>>(*m_view);
    const auto limit = static_cast<unsigned>(share * 10'000);
    for (std::size_t i = 0; i < next->size(); ++i) {
        if (m_random() % 10'000 >= limit)
            continue;
        SeriesView &view = (*next)[i];
        std::vector<WindowPoint> windows(view.shortWindows->begin(), view.shortWindows->end());
        for (WindowPoint &window : windows)
            window.final = window.end <= now - Delay;
        const TimeMs start = now / Window * Window;
        if (windows.empty() || windows.back().start < start)
            walk(i, windows, start, Window, false);
        WindowPoint &open = windows.back();
        const double value = sample(i);
        open.values.add(value);
        view.lastValue = value;
        view.lastTimestamp = now;
        view.shortWindows = std::make_shared<const WindowRow>(std::move(windows));
    }
    m_view = std::move(next);
}

void Series::setAlert(std::size_t index, Severity severity) { (*m_view)[index].alert = severity; }

}  // namespace observatorio::demo
