// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/snapshot.h"

#include <QAbstractListModel>
#include <QSortFilterProxyModel>
#include <functional>
#include <optional>

namespace observatorio {

/// Every country of the table with the newest value of one indicator; up to MostChosen are chosen, each with the lowest
/// free series tone, which it keeps while it is chosen. Rows are the table's, so nothing is ever reset.
class CountryListModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int MostChosen = 8;
    enum Role { CodeRole = Qt::UserRole + 1, ValueRole, ValueTextRole, ColorRole, AlertRole };

    struct Chosen {
        QString country;
        int color = 0;
        bool operator==(const Chosen &) const = default;
    };

    CountryListModel(const CountryTable &countries, const std::function<QString(const QString &)> &countryName,
                     QObject *parent = nullptr);

    void setIndicator(const QString &indicator);
    void update(const Snapshot &snapshot);

    [[nodiscard]] const QList<Chosen> &chosen() const { return m_chosen; }  ///< in the order of choosing
    [[nodiscard]] bool isFull() const { return m_chosen.size() >= MostChosen; }
    /// False when it would be one too many, or the country is unknown.
    bool choose(const QString &country, bool on);
    void setChosen(const QList<Chosen> &chosen);    ///< unknown, repeated and too many are left out
    void chooseOnly(const QStringList &countries);  ///< those that were chosen keep their tones
    /// Another country takes the place and the tone of a chosen one. False when that one is not chosen, or the other
    /// is, or is unknown.
    bool replace(const QString &country, const QString &by);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] QString nameOf(const QString &country) const;
    [[nodiscard]] int rowOf(const QString &country) const;  ///< -1 when unknown

Q_SIGNALS:
    void chosenChanged();
    void tooMany();  ///< a ninth was asked for

private:
    struct Row {
        QString country;
        std::string code;
        QString name;
        std::optional<double> value;
        Severity alert = Severity::None;
    };
    [[nodiscard]] int chosenIndex(const QString &country) const;
    [[nodiscard]] int freeColor() const;

    std::vector<Row> m_rows;
    QHash<QString, int> m_byCode;
    QList<Chosen> m_chosen;
    QString m_indicator;
};

/// The chosen ones first, then those with data, by name or by value (highest first); found by name or code. Values move
/// ten times a second, so rows change places only when resort() is called.
class CountryOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum By { Name, Value };
    explicit CountryOrder(CountryListModel *model, QObject *parent = nullptr);

    void setOrder(By by);
    [[nodiscard]] By order() const { return m_by; }
    /// A part of the name or the beginning of the code; of several, separated by commas, any.
    void setSearch(const QString &text);
    /// The first country of each of the searched names, in their order.
    [[nodiscard]] QStringList firstOfEach() const;
    void resort();

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool matches(const QModelIndex &row, const QString &search) const;

    CountryListModel *m_model;
    By m_by = Name;
    QStringList m_search;
    QList<CountryListModel::Chosen> m_chosenAtSort;
};

}  // namespace observatorio
