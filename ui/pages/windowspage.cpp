// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/windowspage.h"

#include "ui/firstwindow.h"
#include "ui/format.h"
#include "ui/models/latemodel.h"
#include "ui/pages/windows/windowtimeline.h"
#include "ui/style/draw.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <QScrollArea>

namespace observatorio {

/// Late records by partition: a bar, the count, and its share of what was read.
class LateBars : public QWidget {
public:
    void setPartitions(const std::vector<PartitionView> &partitions)
    {
        std::vector<Bar> bars;
        bars.reserve(partitions.size());
        for (const PartitionView &view : partitions)
            bars.push_back({QStringLiteral("%1 [%2]")
                                .arg(QString::fromStdString(view.partition.topic))
                                .arg(view.partition.partition),
                            view.accounting.late, view.accounting.read()});
        if (bars == m_bars)
            return;
        const bool grown = bars.size() != m_bars.size();
        m_bars = std::move(bars);
        if (grown)
            updateGeometry();
        update();
    }

    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {260, rowHeight() * std::max(1, static_cast<int>(m_bars.size()))};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(theme.secondaryFont());
        std::int64_t most = 1;
        for (const Bar &bar : m_bars)
            most = std::max(most, bar.late);
        const QFontMetrics metrics(theme.secondaryFont());
        int name = 0;
        for (const Bar &bar : m_bars)
            name = std::max(name, metrics.horizontalAdvance(bar.name) + 14);
        const int figure = metrics.horizontalAdvance(QStringLiteral("888 888 · 88,888 %"));
        name = std::min(std::max(width() / 2, width() - figure - LeastTrack), name);
        int y = 0;
        for (const Bar &bar : m_bars) {
            drawText(painter, QRectF(0, y, name - 8, rowHeight()), bar.name, theme.secondaryFont(),
                     theme.color(Theme::Text), Qt::AlignLeft, Qt::ElideMiddle);
            const qreal room = width() - name - figure;
            if (room >= LeastTrack)
                drawBar(painter, QRectF(name, y + rowHeight() / 2.0 - 5, room, 10), bar.late, most);
            const double share =
                bar.read > 0 ? 100.0 * static_cast<double>(bar.late) / static_cast<double>(bar.read) : 0.0;
            drawText(painter, QRectF(width() - figure, y, figure, rowHeight()),
                     QStringLiteral("%1 · %2 %").arg(Format::integer(bar.late), Format::decimal(share, 3)),
                     theme.secondaryFont(), theme.color(Theme::Text), Qt::AlignRight);
            y += rowHeight();
        }
    }

private:
    static constexpr int LeastTrack = 24;  ///< a shorter bar says nothing

    static int rowHeight() { return grown(24); }
    static void drawBar(QPainter &painter, const QRectF &track, std::int64_t late, std::int64_t most)
    {
        const Theme &theme = Theme::instance();
        drawRounded(painter, track, 5, theme.color(Theme::Grid));
        if (late == 0)
            return;
        const qreal length = std::max(4.0, track.width() * static_cast<qreal>(late) / static_cast<qreal>(most));
        drawRounded(painter, QRectF(track.topLeft(), QSizeF(length, 10)), 5, theme.color(Theme::Warning));
    }

    struct Bar {
        QString name;
        std::int64_t late = 0;
        std::int64_t read = 0;
        bool operator==(const Bar &) const = default;
    };
    std::vector<Bar> m_bars;
};

namespace {

QString timelineDetail(std::int64_t everyNth)
{
    const QString dots =
        everyNth == 0 ? WindowsPage::tr("one row per partition")
        : everyNth == 1
            ? WindowsPage::tr("each dot is an event, in its partition's row")
            : WindowsPage::tr("one event in %1 is a dot, in its partition's row").arg(Format::integer(everyNth));
    return WindowsPage::tr("%1 · event time → · × late").arg(dots);
}

}  // namespace

WindowsPage::WindowsPage(const UiContext &context, QWidget *parent)
    : Page(context, parent), m_timelineCard(new Card(tr("Current windows"))), m_timeline(new WindowTimeline),
      m_timelineStack(new PlaceholderStack(
          scrolled(m_timeline), QStringLiteral("windows"), tr("No window yet"),
          tr("The first event opens one. Start the simulator, or send events into an observed topic."))),
      m_barsCard(new Card(tr("Late by partition"), tr("records, share of those read"))), m_bars(new LateBars),
      m_barsStack(new PlaceholderStack(scrolled(m_bars), QStringLiteral("clock"), tr("No partition read yet"))),
      m_model(new LateModel([this](const QString &country) { return m_context.countryName(country); }, this))
{
    m_timelineCard->explain(Term::Window);
    m_barsCard->explain(Term::Late);
    m_timelineCard->body()->addWidget(m_timelineStack, 1);
    m_bars->setAccessibleName(tr("Late records by partition"));
    m_barsCard->body()->addWidget(m_barsStack, 1);
    m_lateCard = new Card(tr("Late events"), tr("the newest · %1").arg(Format::zone()));
    m_lateCard->explain(Term::Late);
    DataTable *table = sortedTable(m_model, tr("Late events"), this);  // newest first, as they come
    table->stretchColumn(LateModel::Country);
    keepTable(QStringLiteral("late"), table);
    auto *stack = new PlaceholderStack(table, QStringLiteral("clock"), tr("No late events"),
                                       tr("To see some, turn on “Late” in the simulator."));
    m_lateCard->body()->addWidget(stack->follow(m_model), 1);
    pageColumn(this, {{m_timelineCard, 5}, {cardRow({{m_barsCard, 10}, {m_lateCard, 19}}), 2}});
}

Exportable *WindowsPage::exportable() { return m_timeline; }

void WindowsPage::apply(const std::shared_ptr<const Snapshot> &snapshot)
{
    TimelineData timeline = timelineData(*snapshot, m_timeline->windowsThatFit());
    m_timelineStack->setEmpty(timeline.empty());
    const QString first = timeline.empty() ? QString() : FirstWindow::of(*snapshot).text();
    m_timelineCard->setDetail(Format::dotted(
        {first, snapshot->observing()
                    ? tr("one row per partition · event time → · × late · observing shows no single events")
                    : timelineDetail(timeline.everyNth())}));
    m_lateCard->setDetail(snapshot->observing()
                              ? tr("by window and series, as the tables keep them · %1").arg(Format::zone())
                              : tr("the newest · %1").arg(Format::zone()));
    m_timeline->setData(std::move(timeline));
    m_bars->setPartitions(snapshot->partitions);
    m_barsStack->setEmpty(snapshot->partitions.empty());
    m_model->update(snapshot->lateSamples);
    const Accounting &total = snapshot->total;
    m_barsCard->setDetail(
        tr("%1 in total, %2 delay")
            .arg(Format::integer(total.late), Format::duration(snapshot->settings.engine.watermarkDelayMs)));
}

}  // namespace observatorio
