// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/countries/countrylist.h"

#include "ui/format.h"
#include "ui/style/draw.h"
#include "ui/widgets/layouts.h"

#include <QActionGroup>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>

namespace observatorio {

namespace {

constexpr DurationMs ResortMs = 2'000;

QColor faded(QColor color)
{
    color.setAlphaF(0.45f);
    return color;
}

/// A swatch in the line's colour, the name, the value.
class CountryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {120, grown(30)};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::instance();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF row(option.rect);
        const int color = index.data(CountryListModel::ColorRole).toInt();
        const bool current = option.state & QStyle::State_HasFocus;
        if (color >= 0 || option.state & QStyle::State_MouseOver) {
            drawRounded(*painter, row, 4, theme.color(color >= 0 ? Theme::AccentGround : Theme::Ground));
        }
        if (current) {
            drawRounded(*painter, row.adjusted(0.5, 0.5, -0.5, -0.5), 4, Qt::NoBrush,
                        QPen(theme.color(Theme::Accent), 1));
        }
        const QRectF box(row.left() + 6, row.center().y() - 6, 12, 12);
        drawRounded(*painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 3,
                    color >= 0 ? theme.seriesColor(color) : theme.color(Theme::Surface),
                    QPen(color >= 0 ? theme.seriesColor(color) : faded(theme.color(Theme::Muted)), 1));
        if (color >= 5) {  // the tone is used twice: its line is dashed, and so is its swatch
            painter->setPen(QPen(theme.color(Theme::Surface), 2));
            painter->drawLine(QPointF(box.center().x(), box.top() + 2), QPointF(box.center().x(), box.bottom() - 2));
        }

        const QString value = index.data(CountryListModel::ValueTextRole).toString();
        const QFont font = theme.bodyFont();
        const double valueWidth = QFontMetricsF(font).horizontalAdvance(value) + 2;
        const QRectF text(box.right() + 8, row.top(), row.right() - box.right() - 14, row.height());
        drawText(*painter, text.adjusted(0, 0, -valueWidth - 8, 0), index.data().toString(), font,
                 theme.color(Theme::Text));
        drawText(*painter, text, value, font, theme.color(color >= 0 ? Theme::Text : Theme::Muted), Qt::AlignRight);
        painter->restore();
    }
};

}  // namespace

CountryList::CountryList(CountryListModel *model, QWidget *parent)
    : QWidget(parent), m_model(model), m_order(new CountryOrder(model, this)), m_search(new QLineEdit),
      m_view(new QListView), m_count(new QToolButton)
{
    showPlaceholder();
    m_search->setToolTip(tr("Enter chooses the first, Ctrl+Enter only that. Several names: argentina, brazil"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, m_order, &CountryOrder::setSearch);

    m_view->setModel(m_order);
    m_view->setItemDelegate(new CountryDelegate(m_view));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSelectionMode(QAbstractItemView::NoSelection);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setMouseTracking(true);
    m_view->setAccessibleName(tr("Countries"));
    m_view->viewport()->setAutoFillBackground(false);
    m_view->installEventFilter(this);
    connect(m_view, &QListView::clicked, this, [this](const QModelIndex &index) {
        toggle(index, QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
    });

    m_count->setFont(Theme::instance().secondaryFont());
    m_count->setAutoRaise(true);
    m_count->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *menu = new QMenu(m_count);
    auto *group = new QActionGroup(menu);
    for (const auto &[text, by] :
         {std::pair{tr("By name"), CountryOrder::Name}, std::pair{tr("By value"), CountryOrder::Value}}) {
        QAction *action = group->addAction(menu->addAction(text));
        action->setCheckable(true);
        action->setData(by);
        const CountryOrder::By chosen = by;
        connect(action, &QAction::triggered, this, [this, chosen] { setOrder(chosen); });
    }
    connect(menu, &QMenu::aboutToShow, this, [this, group] {
        for (QAction *action : group->actions())
            action->setChecked(action->data().toInt() == m_order->order());
    });
    connect(m_count, &QToolButton::clicked, menu,
            [this, menu] { menu->popup(m_count->mapToGlobal(QPoint(0, -menu->sizeHint().height()))); });
    connect(model, &CountryListModel::chosenChanged, this, [this] {
        showCount();
        m_order->resort();
    });

    columnOf(8, {m_search, {m_view, 1}, {m_count, 0, Qt::AlignLeft}}, this);
    setFocusProxy(m_search);
    showCount();
}

void CountryList::setOrder(CountryOrder::By by)
{
    m_order->setOrder(by);
    showCount();
}

void CountryList::valuesChanged(TimeMs now)
{
    if (std::abs(now - m_sortedAt) < ResortMs || m_view->underMouse())  // nothing moves away under the pointer
        return;
    m_sortedAt = now;
    m_order->resort();
}

void CountryList::reveal(const QString &country)
{
    const int row = m_model->rowOf(country);
    if (row >= 0)
        m_view->scrollTo(m_order->mapFromSource(m_model->index(row)));
}

bool CountryList::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(object, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    const bool only = static_cast<QKeyEvent *>(event)->modifiers() & Qt::ControlModifier;
    if (key == Qt::Key_Escape && !m_replaced.isEmpty()) {
        m_replaced.clear();
        showPlaceholder();
        return true;
    }
    if (object == m_search && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        enter(only);
        return true;
    }
    if (object == m_search && (key == Qt::Key_Down || key == Qt::Key_Up)) {
        m_view->setFocus(Qt::TabFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_order->index(0, 0));
        return true;
    }
    if (object == m_view && (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)) {
        toggle(m_view->currentIndex(), only);
        return true;
    }
    return QWidget::eventFilter(object, event);
}

void CountryList::enter(bool only)
{
    const QStringList found = m_order->firstOfEach();
    if (found.isEmpty() || (found.size() == 1 && !only))
        return toggle(m_order->index(0, 0), false);
    if (only)
        return m_model->chooseOnly(found);
    for (const QString &country : found)
        m_model->choose(country, true);
}

void CountryList::toggle(const QModelIndex &index, bool only)
{
    if (!index.isValid())
        return;
    const QString country = index.data(CountryListModel::CodeRole).toString();
    if (!m_replaced.isEmpty() && m_model->replace(std::exchange(m_replaced, QString()), country)) {
        m_search->clear();
        return showPlaceholder();
    }
    showPlaceholder();
    if (only)
        m_model->chooseOnly({country});
    else
        m_model->choose(country, index.data(Qt::CheckStateRole).toInt() != Qt::Checked);
}

void CountryList::replaceNext(const QString &country)
{
    m_replaced = country;
    showPlaceholder();
    m_search->setFocus();
    m_search->selectAll();
}

void CountryList::showPlaceholder()
{
    const QString name = m_model->nameOf(m_replaced);
    m_search->setPlaceholderText(m_replaced.isEmpty() ? tr("Search country\u2026")
                                                      : tr("In place of %1\u2026").arg(name));
    m_search->setAccessibleName(m_replaced.isEmpty() ? tr("Search country") : tr("Country in place of %1").arg(name));
}

void CountryList::showCount()
{
    const QString by = m_order->order() == CountryOrder::Value ? tr("value") : tr("name");
    m_count->setText(tr("%1 of %2 \u00b7 order: %3 \u25be")
                         .arg(Format::integer(m_model->chosen().size()), Format::integer(m_model->rowCount()), by));
}

}  // namespace observatorio
