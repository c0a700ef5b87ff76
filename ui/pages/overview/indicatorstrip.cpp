// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/overview/indicatorstrip.h"

#include "ui/format.h"
#include "ui/glossary/term.h"
#include "ui/style/draw.h"
#include "ui/style/theme.h"
#include "ui/widgets/sparkline.h"

#include <QAbstractButton>
#include <QFocusEvent>
#include <QPainter>
#include <QTextDocument>

#include <algorithm>

namespace observatorio {

namespace {
constexpr int Gap = 8;
constexpr double ShortestPast = 60'000.0;  // ms; a younger stream does not stretch two windows over the whole tile
constexpr int NarrowestPicture = 24;

int stripHeight() { return grown(148, 72); }
int textRoom() { return scaled(98); }          // a lying tile's number and change
int narrowestColumn() { return scaled(122); }  // under this, two rows of tiles that lie down
}  // namespace

class IndicatorStrip::Tile : public QAbstractButton {
public:
    Tile(const QString &wireName, int series, QWidget *parent)
        : QAbstractButton(parent), indicator(wireName), m_name(Format::indicatorName(wireName)), m_series(series),
          m_past(new Sparkline(this))
    {
        setText(QString(m_name).replace(u'&', QStringLiteral("&&")));
        setAccessibleName(m_name);
        setToolTip(Format::indicatorToolTip(indicator));
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
    }
    const QString indicator;

    void setTrend(const IndicatorTrend &trend)
    {
        m_value = trend.value ? Format::mean(indicator, *trend.value) : QString();
        m_change = trend.value && trend.change ? Format::change(indicator, *trend.value, *trend.change) : QString();
        m_countries = trend.countries;
        m_points = trend.points;
        draw();
        describe();
    }
    void setFirst(const FirstWindow &first)
    {
        if (first == m_first)
            return;
        m_first = first;
        describe();
    }
    void setSpan(DurationMs span)
    {
        m_span = span;
        draw();
    }

protected:
    void focusInEvent(QFocusEvent *event) override
    {
        QAbstractButton::focusInEvent(event);
        if (Glossary::byKeyboard(event->reason()))
            Glossary::showToolTip(this);
    }

    [[nodiscard]] bool lying() const { return height() < grown(100, 40); }

    void resizeEvent(QResizeEvent *) override
    {
        const int free = qMin(width() - 20 - textRoom(), 84);
        const int side = lying() && free < NarrowestPicture ? 0 : free;  // so narrow a picture says nothing
        m_past->setVisible(side > 0);
        m_past->setGeometry(lying() ? QRect(width() - 10 - side, 15 + scaled(15), side, height() - 23 - scaled(15))
                                    : QRect(10, 18 + scaled(58), width() - 20, height() - 32 - scaled(58)));
    }

    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::instance();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        drawSurface(painter, rect(),
                    hasFocus() ? QPen(theme.color(Theme::Accent), 1.5)
                               : QPen(theme.color(underMouse() ? Theme::Muted : Theme::Line)));

        QFont bold = Theme::semibold(theme.secondaryFont());
        QFont number = theme.titleFont();
        number.setPixelSize(scaled(18));
        const QFont small = theme.smallFont();
        const int room = width() - 20;
        const auto fits = [](const QFont &font, const QString &words, int space) {
            return QFontMetrics(font).horizontalAdvance(words) <= space;
        };
        if (!fits(bold, m_name, room))
            bold = Theme::semibold(small);
        const QString unit = Format::indicatorUnit(indicator);
        const int nameLine = (lying() ? 6 : 8) + scaled(15);
        if (lying()) {
            const int nameWidth = QFontMetrics(bold).horizontalAdvance(m_name) + 6;
            text(painter, bold, Theme::Text, 10, nameLine, m_name, room);
            if (fits(small, unit, room - nameWidth))  // part of one says nothing
                text(painter, small, Theme::Muted, 10 + nameWidth, nameLine, unit, room - nameWidth);
        } else {
            const QString whole =
                unit.isEmpty() ? IndicatorStrip::tr("mean") : IndicatorStrip::tr("%1, mean").arg(unit);
            text(painter, bold, Theme::Text, 10, nameLine, m_name, room);
            text(painter, small, Theme::Muted, 10, nameLine + scaled(19), fits(small, whole, room) ? whole : unit,
                 room);
        }
        const int baseline = lying() ? 6 + scaled(43) : 8 + scaled(58);
        const int beside = lying() ? m_past->x() - 14 : room;
        if (m_value.isEmpty()) {
            const QString wait = fits(small, m_first.text(), beside) ? m_first.text() : m_first.brief();
            text(painter, small, Theme::Muted, 10, baseline, wait, beside);
            return;
        }
        const int numberWidth = QFontMetrics(number).horizontalAdvance(m_value);
        const int rest = beside - numberWidth - 5;
        text(painter, number, Theme::Text, 10, baseline, m_value, room);
        text(painter, small, Theme::Muted, 10 + numberWidth + 5, baseline, m_change, rest);
    }

private:
    static void text(QPainter &painter, const QFont &font, Theme::Token color, int x, int baseline,
                     const QString &words, int room)
    {
        painter.setFont(font);
        painter.setPen(Theme::instance().color(color));
        painter.drawText(x, baseline, QFontMetrics(font).elidedText(words, Qt::ElideRight, qMax(0, room)));
    }
    void describe()
    {
        const QString unit = Format::indicatorUnit(indicator);
        QStringList lines{m_value.isEmpty() ? Format::dotted({m_name, m_first.text()})
                                            : IndicatorStrip::tr("%1: mean of %n countries' newest final windows",
                                                                 nullptr, m_countries)
                                                  .arg(m_name),
                          Format::indicatorNote(indicator)};
        if (!m_change.isEmpty())
            lines.append(IndicatorStrip::tr("%1 vs. 15 minutes ago").arg(m_change));
        lines.append(Glossary::explanation(Term::Average));
        setToolTip(Qt::convertFromPlainText(lines.join(u'\n')));
        const QString value = m_value.isEmpty() ? QString() : m_value + u' ' + unit + QStringLiteral(". ");
        setAccessibleDescription(value + lines.join(QStringLiteral(". ")));
        update();
    }
    void draw()
    {
        const double first = m_points.isEmpty() ? 0.0 : m_points.first().x();
        const double to = m_points.isEmpty() ? 0.0 : std::max(m_points.last().x(), first + ShortestPast);
        m_past->setXRange(m_span > 0 ? std::max(first, to - static_cast<double>(m_span)) : first, to);
        m_past->setLines({{m_points, Theme::instance().seriesColor(m_series), Qt::SolidLine}});
    }

    const QString m_name;
    int m_series;
    Sparkline *m_past;
    FirstWindow m_first;
    QString m_value;  ///< empty: none is final yet
    QString m_change;
    int m_countries = 0;
    QVector<QPointF> m_points;
    DurationMs m_span = 0;
};

IndicatorStrip::IndicatorStrip(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(stripHeight());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

IndicatorStrip::~IndicatorStrip() = default;

QSize IndicatorStrip::sizeHint() const { return {1000, stripHeight()}; }
QSize IndicatorStrip::minimumSizeHint() const { return {500, stripHeight()}; }

void IndicatorStrip::setIndicators(const QStringList &indicators)
{
    const QStringList wanted = indicators.mid(0, MaxTiles);
    bool same = wanted.size() == m_tiles.size();
    for (int i = 0; same && i < m_tiles.size(); ++i)
        same = m_tiles[i]->indicator == wanted[i];
    if (same)
        return;
    qDeleteAll(m_tiles);
    m_tiles.clear();
    for (const QString &indicator : wanted) {
        auto *tile = new Tile(indicator, static_cast<int>(m_tiles.size()), this);
        tile->setSpan(m_span);
        connect(tile, &QAbstractButton::clicked, this, [this, indicator] { Q_EMIT chosen(indicator); });
        tile->show();
        m_tiles.append(tile);
    }
    place();
}

void IndicatorStrip::setTrend(const QString &indicator, const IndicatorTrend &trend)
{
    for (Tile *tile : std::as_const(m_tiles)) {
        if (tile->indicator == indicator)
            tile->setTrend(trend);
    }
}

void IndicatorStrip::setFirst(const QString &indicator, const FirstWindow &first)
{
    for (Tile *tile : std::as_const(m_tiles)) {
        if (tile->indicator == indicator)
            tile->setFirst(first);
    }
}

void IndicatorStrip::setSpan(DurationMs span)
{
    m_span = span;
    for (Tile *tile : std::as_const(m_tiles))
        tile->setSpan(span);
}

void IndicatorStrip::resizeEvent(QResizeEvent *) { place(); }

void IndicatorStrip::place()
{
    const int count = static_cast<int>(m_tiles.size());
    if (count == 0)
        return;
    const int rows = (width() + Gap) / count - Gap >= narrowestColumn() ? 1 : 2;
    const int columns = (count + rows - 1) / rows;
    const double step = (width() + Gap) / static_cast<double>(columns);
    const int height = (stripHeight() - (rows - 1) * Gap) / rows;
    for (int i = 0; i < count; ++i) {
        const int left = qRound(i % columns * step);
        const int right = qRound((i % columns + 1) * step) - Gap;
        m_tiles[i]->setGeometry(left, i / columns * (height + Gap), right - left, height);
    }
}

}  // namespace observatorio
