// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/countrylistmodel.h"

#include "ui/charts/countrychart.h"
#include "ui/format.h"
#include "ui/searchtext.h"

#include <algorithm>

namespace observatorio {

CountryListModel::CountryListModel(const CountryTable &countries,
                                   const std::function<QString(const QString &)> &countryName, QObject *parent)
    : QAbstractListModel(parent)
{
    m_rows.reserve(countries.size());
    for (std::size_t i = 0; i < countries.size(); ++i) {
        const Country &country = countries.at(static_cast<CountryId>(i));
        const QString code = QString::fromStdString(country.iso3);
        m_byCode.insert(code, static_cast<int>(m_rows.size()));
        m_rows.push_back({code, country.iso3, countryName(code), std::nullopt, Severity::None});
    }
}

void CountryListModel::setIndicator(const QString &indicator) { m_indicator = indicator; }

void CountryListModel::update(const Snapshot &snapshot)
{
    const std::string indicator = m_indicator.toStdString();
    int first = -1, last = -1;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        const SeriesView *series = findSeries(snapshot, row.code, indicator);
        const std::optional<double> value = series ? std::optional(series->lastValue) : std::nullopt;
        const Severity alert = series ? series->alert : Severity::None;
        if (row.value == value && row.alert == alert)
            continue;
        row.value = value;
        row.alert = alert;
        if (first < 0)
            first = static_cast<int>(i);
        last = static_cast<int>(i);
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first), index(last));
}

bool CountryListModel::choose(const QString &country, bool on)
{
    const int row = rowOf(country);
    const int at = chosenIndex(country);
    if (row < 0)
        return false;
    if (on == (at >= 0))
        return true;
    if (on && isFull()) {
        Q_EMIT tooMany();
        return false;
    }
    if (on)
        m_chosen.append({country, freeColor()});
    else
        m_chosen.removeAt(at);
    Q_EMIT dataChanged(index(row), index(row));
    Q_EMIT chosenChanged();
    return true;
}

void CountryListModel::setChosen(const QList<Chosen> &chosen)
{
    QList<Chosen> fit;
    for (const Chosen &one : chosen) {
        const bool repeated = std::any_of(fit.begin(), fit.end(), [&](const Chosen &other) {
            return other.country == one.country || other.color == one.color;
        });
        if (fit.size() < MostChosen && rowOf(one.country) >= 0 && !repeated && one.color >= 0 && one.color < MostChosen)
            fit.append(one);
    }
    if (fit == m_chosen)
        return;
    m_chosen = fit;
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT chosenChanged();
}

void CountryListModel::chooseOnly(const QStringList &countries)
{
    QSet<int> taken;
    for (const Chosen &one : m_chosen) {
        if (countries.contains(one.country))
            taken.insert(one.color);
    }
    QList<Chosen> next;
    for (const QString &country : countries) {
        const int at = chosenIndex(country);
        int color = at >= 0 ? m_chosen[at].color : 0;
        while (at < 0 && taken.contains(color))
            ++color;
        taken.insert(color);
        next.append({country, color});
    }
    setChosen(next);
}

bool CountryListModel::replace(const QString &country, const QString &by)
{
    const int at = chosenIndex(country);
    if (at < 0 || chosenIndex(by) >= 0 || rowOf(by) < 0)
        return false;
    QList<Chosen> next = m_chosen;
    next[at].country = by;
    setChosen(next);
    return true;
}

int CountryListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant CountryListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const int at = chosenIndex(row.country);
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::CheckStateRole:
        return at >= 0 ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return QStringLiteral("%1 (%2)").arg(row.name, row.country);
    case Qt::AccessibleTextRole:
        return row.value ? QStringLiteral("%1, %2").arg(row.name, Format::value(m_indicator, *row.value)) : row.name;
    case CodeRole:
        return row.country;
    case ValueRole:
        return row.value ? QVariant(*row.value) : QVariant();
    case ValueTextRole:
        return row.value ? Format::value(m_indicator, *row.value) : QString(QChar(0x2013));
    case ColorRole:
        return at >= 0 ? m_chosen[at].color : -1;
    case AlertRole:
        return static_cast<int>(row.alert);
    default:
        return {};
    }
}

bool CountryListModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    return choose(m_rows[static_cast<std::size_t>(index.row())].country, value.toInt() == Qt::Checked);
}

Qt::ItemFlags CountryListModel::flags(const QModelIndex &index) const
{
    return index.isValid()
               ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
               : Qt::NoItemFlags;
}

QString CountryListModel::nameOf(const QString &country) const
{
    const int row = rowOf(country);
    return row < 0 ? country : m_rows[static_cast<std::size_t>(row)].name;
}

int CountryListModel::rowOf(const QString &country) const { return m_byCode.value(country, -1); }

int CountryListModel::chosenIndex(const QString &country) const
{
    for (qsizetype i = 0; i < m_chosen.size(); ++i) {
        if (m_chosen[i].country == country)
            return static_cast<int>(i);
    }
    return -1;
}

int CountryListModel::freeColor() const
{
    int color = 0;
    while (std::any_of(m_chosen.begin(), m_chosen.end(), [color](const Chosen &one) { return one.color == color; }))
        ++color;
    return color;
}

CountryOrder::CountryOrder(CountryListModel *model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    setDynamicSortFilter(false);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(model);
    resort();
}

void CountryOrder::setOrder(By by)
{
    m_by = by;
    resort();
}

void CountryOrder::setSearch(const QString &text)
{
    m_search.clear();
    for (const QString &name : text.split(u',')) {
        if (const QString plain = folded(name.trimmed()); !plain.isEmpty())
            m_search.append(plain);
    }
    invalidateFilter();
    resort();
}

void CountryOrder::resort()
{
    m_chosenAtSort = m_model->chosen();
    sort(-1);  // else a column sorted already is left as it is
    sort(0);
}

bool CountryOrder::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_search.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return std::any_of(m_search.begin(), m_search.end(), [&](const QString &search) { return matches(index, search); });
}

bool CountryOrder::matches(const QModelIndex &row, const QString &search) const
{
    return folded(row.data().toString()).contains(search)
           || folded(row.data(CountryListModel::CodeRole).toString()).startsWith(search);
}

QStringList CountryOrder::firstOfEach() const
{
    QStringList found;
    for (const QString &search : m_search) {
        for (int row = 0; row < rowCount(); ++row) {
            if (!matches(index(row, 0), search))
                continue;
            found.append(index(row, 0).data(CountryListModel::CodeRole).toString());
            break;
        }
    }
    found.removeDuplicates();
    return found;
}

bool CountryOrder::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const auto rank = [this](const QModelIndex &index) {
        const QString country = index.data(CountryListModel::CodeRole).toString();
        for (qsizetype i = 0; i < m_chosenAtSort.size(); ++i) {
            if (m_chosenAtSort[i].country == country)
                return static_cast<int>(i);
        }
        return index.data(CountryListModel::ValueRole).isValid() ? CountryListModel::MostChosen
                                                                 : CountryListModel::MostChosen + 1;
    };
    const int a = rank(left), b = rank(right);
    if (a != b)
        return a < b;
    if (m_by == Value) {
        const double x = left.data(CountryListModel::ValueRole).toDouble(),
                     y = right.data(CountryListModel::ValueRole).toDouble();
        if (x != y)
            return x > y;
    }
    return left.data().toString().localeAwareCompare(right.data().toString()) < 0;
}

}  // namespace observatorio
