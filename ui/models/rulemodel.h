// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/alertrules.h"
#include "analytics/domain/countrytable.h"
#include "ui/models/columnsmodel.h"

#include <map>
#include <optional>
#include <vector>

namespace observatorio {

/// The alert rules as a table that is edited in place. Holds wrong input too, and says of each cell what is wrong:
/// what validate() of the domain finds, in the interface's words.
class RuleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        Enabled,
        Indicator,
        Countries,
        Basis,
        Direction,
        Warning,
        Critical,
        Clear,
        Pending,
        KeepFiring,
        StaleWindows
    };
    enum Role { ProblemRole = Qt::UserRole + 10 };  ///< one sentence; empty when nothing is wrong

    explicit RuleModel(const CountryTable &countries, QObject *parent = nullptr);

    void setRules(const std::vector<AlertRule> &rules);
    /// A rule keeps its id until its indicator or countries are edited; then the id follows them. Ids are unique. A
    /// country that is none stands in a rule as it was typed.
    [[nodiscard]] std::vector<AlertRule> rules() const;

    int add();               ///< the new row
    int duplicate(int row);  ///< the copy's row, right below
    void remove(QList<int> rows);

    [[nodiscard]] QString problem(int row, int column) const;
    [[nodiscard]] std::optional<QModelIndex> firstProblem() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// EditRole: the wire name for Indicator, int for Basis and Direction, else the text an editor begins with; Pending
    /// and KeepFiring are in seconds. A number is set as the text a person typed; one that cannot be read stands there
    /// as typed and is a problem, and the rule keeps the value it had.
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    static QString basisText(AlertBasis basis);
    static QString directionText(AlertDirection direction);

private:
    struct Row {
        AlertRule rule;
        std::map<int, QString> unread;  ///< numbers as typed that are none, by column
    };
    static QVariant editValue(const Row &row, int column);
    static QString numberText(const Row &row, int column);
    static bool setNumber(Row &row, int column, const QString &text);
    bool set(Row &row, int column, const QVariant &value) const;
    static QString sentence(const RuleProblem &problem, const AlertRule &rule);
    [[nodiscard]] std::vector<std::string> readCountries(const QString &text) const;
    void check();

    const CountryTable &m_countries;
    std::vector<observatorio::Column<Row>> m_columns;
    std::vector<Row> m_rows;
    std::vector<RuleProblem> m_problems;
};

}  // namespace observatorio
