// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/firstwindow.h"

#include "ui/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace observatorio {

namespace {

constexpr DurationMs SecondMs = 1'000;

struct Phrases {
    Q_DECLARE_TR_FUNCTIONS(FirstWindow)
};

std::optional<TimeMs> lowestWatermark(const std::vector<PartitionView> &partitions)
{
    std::optional<TimeMs> lowest;
    for (const PartitionView &view : partitions) {
        if (view.watermark && !view.idle)
            lowest = std::min(lowest.value_or(*view.watermark), *view.watermark);
    }
    return lowest;
}

/// Gathers the windows of some series.
class Windows {
public:
    void add(const SeriesView &series)
    {
        for (const WindowPoint &window : *series.shortWindows) {
            if (window.values.count <= 0)
                continue;
            m_firstEnd = std::min(m_firstEnd.value_or(window.end), window.end);
            if (window.final) {
                m_isFinal = true;
                return;  // in all but a young stream the first one is
            }
        }
    }
    [[nodiscard]] bool isFinal() const { return m_isFinal; }

    [[nodiscard]] FirstWindow first(const Snapshot &snapshot) const
    {
        if (m_isFinal)
            return {FirstWindow::Known, 0};
        const auto watermark = lowestWatermark(snapshot.partitions);
        if (!m_firstEnd || !watermark)
            return {};
        return {snapshot.eventsPerSecond > 0.0 ? FirstWindow::Counting : FirstWindow::Standing,
                std::max<DurationMs>(*m_firstEnd - *watermark, 0)};
    }

private:
    std::optional<TimeMs> m_firstEnd;
    bool m_isFinal = false;
};

/// Whole seconds, rounded up: what is over is not said to be still to come, and the last second is one.
QString waitText(DurationMs wait)
{
    const DurationMs seconds = std::max<DurationMs>(1, (wait + SecondMs - 1) / SecondMs);
    return seconds < 120 ? Phrases::tr("%1 s").arg(seconds) : Format::duration(seconds * SecondMs);
}

}  // namespace

FirstWindow FirstWindow::of(const Snapshot &snapshot)
{
    Windows windows;
    for (const SeriesView &series : *snapshot.series) {
        windows.add(series);
        if (windows.isFinal())
            break;
    }
    return windows.first(snapshot);
}

FirstWindow FirstWindow::of(const Snapshot &snapshot, const std::vector<int> &members)
{
    Windows windows;
    for (const int member : members) {
        windows.add((*snapshot.series)[static_cast<std::size_t>(member)]);
        if (windows.isFinal())
            break;
    }
    return windows.first(snapshot);
}

QString FirstWindow::text() const
{
    switch (state) {
    case NoEvents:
        return Phrases::tr("waits for the first event");
    case Counting:
        return Phrases::tr("first averages in %1").arg(waitText(remaining));
    case Standing:
        return Phrases::tr("first averages after %1 more of events").arg(waitText(remaining));
    case Known:
        break;
    }
    return {};
}

QString FirstWindow::brief() const
{
    switch (state) {
    case NoEvents:
    case Standing:
        return Phrases::tr("waits for events");
    case Counting:
        return Phrases::tr("mean in %1").arg(waitText(remaining));
    case Known:
        break;
    }
    return {};
}

}  // namespace observatorio
