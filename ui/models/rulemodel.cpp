// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rulemodel.h"

#include "ui/models/rulenumbers.h"

#include <algorithm>
#include <set>

namespace observatorio {

namespace {

int columnOf(RuleField field)
{
    // By RuleField; an id has no column, for it is made here.
    constexpr RuleModel::Column columns[] = {
        RuleModel::Indicator, RuleModel::Indicator, RuleModel::Countries,  RuleModel::Warning,      RuleModel::Critical,
        RuleModel::Clear,     RuleModel::Pending,   RuleModel::KeepFiring, RuleModel::StaleWindows,
    };
    return columns[static_cast<std::size_t>(field)];
}

QString indicatorText(const AlertRule &rule) { return Format::indicatorName(QString::fromStdString(rule.indicator)); }

}  // namespace

RuleModel::RuleModel(const CountryTable &countries, QObject *parent)
    : QAbstractTableModel(parent), m_countries(countries)
{
    const auto number = [](const QString &title, Term term, int column, const QString &unit = QStringLiteral("%1")) {
        const auto shown = [column, unit](const Row &row) {
            const QString text = numberText(row, column);
            if (text.isEmpty() && ruleNumbers().at(column).mayBeEmpty)
                return QStringLiteral("–");
            // As the other pages write it: with a minus sign. What is no number stays as it was typed.
            const QString written = QString(text).replace(u'-', QChar(0x2212));
            return !text.isEmpty() && text.back().isDigit() ? unit.arg(written) : written;
        };
        return observatorio::Column<Row>{
            .title = title, .term = term, .text = shown, .number = true, .sample = QStringLiteral("−100,55")};
    };
    m_columns = {
        {.title = tr("On"), .term = Term::RuleOn},
        {.title = tr("Indicator"),
         .term = Term::Indicator,
         .text = [](const Row &row) { return indicatorText(row.rule); },
         .toolTip = [](const Row &row) { return Format::indicatorToolTip(QString::fromStdString(row.rule.indicator)); },
         .sample = Format::alertingIndicators().join(u'\n')},
        {.title = tr("Countries"),
         .term = Term::RuleCountries,
         .text =
             [](const Row &row) {
                 return row.rule.countries.empty() ? tr("all countries") : Format::joined(row.rule.countries);
             }},
        {.title = tr("Basis"),
         .term = Term::Basis,
         .text = [](const Row &row) { return basisText(row.rule.basis); },
         .sample = basisText(AlertBasis::WindowAverage)},
        {.title = tr("When"),
         .term = Term::Direction,
         .text = [](const Row &row) { return directionText(row.rule.direction); },
         .sample = directionText(AlertDirection::Above)},
        number(tr("Warning"), Term::WarningThreshold, Warning),
        number(tr("Critical"), Term::CriticalThreshold, Critical),
        number(tr("Clear at"), Term::ClearAt, Clear),
        number(tr("Pending for"), Term::PendingFor, Pending, tr("%1 s")),
        number(tr("Keep firing for"), Term::KeepFiring, KeepFiring, tr("%1 s")),
        number(tr("Stale after"), Term::StaleAfter, StaleWindows, tr("%1 win.")),
    };
}

void RuleModel::setRules(const std::vector<AlertRule> &rules)
{
    // Another set of rules altogether (opening the dialog, the defaults): the one case where nothing is to survive.
    beginResetModel();
    m_rows.clear();
    for (const AlertRule &rule : rules)
        m_rows.push_back({rule, {}});
    check();
    endResetModel();
}

std::vector<AlertRule> RuleModel::rules() const
{
    std::vector<AlertRule> rules;
    std::set<std::string> used;
    for (const Row &row : m_rows) {
        AlertRule &rule = rules.emplace_back(row.rule);
        std::string id = rule.id;
        if (id.empty()) {
            id = rule.indicator;
            for (std::size_t i = 0; i < rule.countries.size(); ++i)
                id.append(i == 0 ? "/" : "+").append(rule.countries[i]);
        }
        rule.id = id;
        for (int copy = 2; !used.insert(rule.id).second; ++copy)
            rule.id.assign(id).append("#").append(std::to_string(copy));
    }
    return rules;
}

void RuleModel::check()
{
    m_problems = validate(rules(), m_countries);
    std::erase_if(m_problems, [](const RuleProblem &problem) { return problem.field == RuleField::Id; });  // made here
}

int RuleModel::add()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.push_back({});
    check();
    endInsertRows();
    return row;
}

int RuleModel::duplicate(int row)
{
    beginInsertRows({}, row + 1, row + 1);
    Row copy = m_rows[static_cast<std::size_t>(row)];
    copy.rule.id.clear();
    m_rows.insert(m_rows.begin() + row + 1, std::move(copy));
    check();
    endInsertRows();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {ProblemRole});
    return row + 1;
}

void RuleModel::remove(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const int row : std::as_const(rows)) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        check();
        endRemoveRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {ProblemRole});
}

std::vector<std::string> RuleModel::readCountries(const QString &text) const
{
    std::vector<std::string> countries;
    for (const QString &part : text.simplified().split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        const std::optional<CountryId> id = m_countries.find(name.toStdString());
        const std::string country = id ? m_countries.at(*id).iso3 : name.toStdString();
        if (std::ranges::find(countries, country) == countries.end())
            countries.push_back(country);
    }
    return countries;
}

QString RuleModel::sentence(const RuleProblem &problem, const AlertRule &rule)
{
    const QString indicator = indicatorText(rule);
    const QString country = QString::fromStdString(problem.country);
    const bool above = rule.direction == AlertDirection::Above;
    switch (problem.code) {
    case RuleProblemCode::NoId:
    case RuleProblemCode::RepeatedId:
        break;  // ids are made here
    case RuleProblemCode::NoIndicator:
        return tr("Enter the indicator name.");
    case RuleProblemCode::IndicatorTooLong:
        return tr("An indicator name can have at most 100 bytes.");
    case RuleProblemCode::UnknownCountry:
        return tr("“%1” is not a country; enter a code or a name.").arg(country);
    case RuleProblemCode::FormerCountry:
        return tr("“%1” is a former state; enter a country that exists today.").arg(country);
    case RuleProblemCode::SameForEveryCountry:
        return tr("Two rules for %1 cover all countries.").arg(indicator);
    case RuleProblemCode::SameForCountry:
        return tr("Two rules for %1 cover %2.").arg(indicator, country);
    case RuleProblemCode::NotFinite:
        return tr("This is not a number.");
    case RuleProblemCode::CriticalBeforeWarning:
        return above ? tr("Critical must be above the warning threshold.")
                     : tr("Critical must be below the warning threshold.");
    case RuleProblemCode::ClearPastWarning:
        return above ? tr("The clear threshold must not be above the warning threshold.")
                     : tr("The clear threshold must not be below the warning threshold.");
    case RuleProblemCode::NegativeDuration:
        return tr("This cannot be negative.");
    case RuleProblemCode::StaleWindowsOutOfRange:
        return tr("This must be from 0 to %1.").arg(Format::integer(MostStaleWindows));
    }
    return {};
}

QString RuleModel::problem(int row, int column) const
{
    const Row &edited = m_rows[static_cast<std::size_t>(row)];
    if (const auto typed = edited.unread.find(column); typed != edited.unread.end())
        return ruleNumbers().at(column).read(typed->second).error();
    const auto found = std::ranges::find_if(m_problems, [row, column](const RuleProblem &problem) {
        return problem.rule == static_cast<std::size_t>(row) && columnOf(problem.field) == column;
    });
    return found == m_problems.end() ? QString() : sentence(*found, edited.rule);
}

std::optional<QModelIndex> RuleModel::firstProblem() const
{
    for (int row = 0; row < rowCount(); ++row) {
        for (int column = 0; column < columnCount(); ++column) {
            if (!problem(row, column).isEmpty())
                return index(row, column);
        }
    }
    return std::nullopt;
}

int RuleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

Qt::ItemFlags RuleModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return flags | (index.column() == Enabled ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

QString RuleModel::basisText(AlertBasis basis)
{
    return basis == AlertBasis::Event ? tr("each event") : tr("window mean");
}

QString RuleModel::directionText(AlertDirection direction)
{
    return direction == AlertDirection::Above ? tr("above") : tr("below");
}

bool RuleModel::setNumber(Row &row, int column, const QString &text)
{
    const auto field = ruleNumbers().find(column);
    if (field == ruleNumbers().end())
        return false;
    row.unread.erase(column);
    if (text.trimmed().isEmpty() && field->second.mayBeEmpty)
        field->second.set(row.rule, std::nullopt);
    else if (const NumberText::Read value = field->second.read(text))
        field->second.set(row.rule, *value);
    else
        row.unread[column] = text;
    return true;
}

QString RuleModel::numberText(const Row &row, int column)
{
    if (const auto typed = row.unread.find(column); typed != row.unread.end())
        return typed->second;
    const RuleNumber &field = ruleNumbers().at(column);
    const std::optional<double> value = field.get(row.rule);
    return value ? field.write(*value) : QString();
}

QVariant RuleModel::editValue(const Row &row, int column)
{
    switch (column) {
    case Enabled:
        return {};
    case Indicator:
        return QString::fromStdString(row.rule.indicator);
    case Countries:
        return Format::joined(row.rule.countries);
    case Basis:
        return static_cast<int>(row.rule.basis);
    case Direction:
        return static_cast<int>(row.rule.direction);
    default:
        return numberText(row, column);
    }
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    const observatorio::Column<Row> &column = m_columns[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return column.text ? column.text(row) : QVariant();
    case Qt::EditRole:
        return editValue(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Enabled ? QVariant(static_cast<int>(row.rule.enabled ? Qt::Checked : Qt::Unchecked))
                                         : QVariant();
    case Qt::TextAlignmentRole:
        return column.alignment();
    case ProblemRole:
        return problem(index.row(), index.column());
    case Qt::ToolTipRole: {
        const QString wrong = problem(index.row(), index.column());
        return wrong.isEmpty() && column.toolTip ? column.toolTip(row) : wrong.toHtmlEscaped();
    }
    default:
        return {};
    }
}

bool RuleModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != (index.column() == Enabled ? Qt::CheckStateRole : Qt::EditRole)
        || !set(m_rows[static_cast<std::size_t>(index.row())], index.column(), value))
        return false;
    check();
    // What is wrong with a cell depends on other rows too.
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, columnCount() - 1));
    return true;
}

bool RuleModel::set(Row &row, int column, const QVariant &value) const
{
    AlertRule &rule = row.rule;
    switch (column) {
    case Enabled:
        rule.enabled = value.toInt() == Qt::Checked;
        return true;
    case Indicator:
        rule.id.clear();  // another rule from here on: it gets the id that says so
        rule.indicator = value.toString().trimmed().toStdString();
        return true;
    case Countries:
        rule.id.clear();
        rule.countries = readCountries(value.toString());
        return true;
    case Basis:
        rule.basis = value.toInt() == 0 ? AlertBasis::Event : AlertBasis::WindowAverage;
        return true;
    case Direction:
        rule.direction = value.toInt() == 0 ? AlertDirection::Above : AlertDirection::Below;
        return true;
    default:
        return setNumber(row, column,
                         value.typeId() == QMetaType::Double ? NumberText::write(value.toDouble()) : value.toString());
    }
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && section >= 0 && section < columnCount()
               ? m_columns[static_cast<std::size_t>(section)].titleData(role)
               : QVariant();
}

}  // namespace observatorio
