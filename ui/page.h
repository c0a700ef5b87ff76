// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/domain/countrytable.h"
#include "analytics/domain/indicatortable.h"
#include "analytics/domain/snapshot.h"
#include "ui/actions.h"

#include <QJsonObject>
#include <QPointer>
#include <QWidget>

class QPainter;

namespace observatorio {

class DataTable;

/// What every page is built with; outlives them.
struct UiContext {
    const CountryTable *countries = nullptr;
    const IndicatorTable *indicators = nullptr;
    std::vector<std::string> simulated;           ///< the indicators that the simulator has values of
    std::vector<std::string> simulatedCountries;  ///< alpha-3, of those that it has values of
    bool importedData = false;                    ///< it has them from a file that a person imported
    QByteArray outlines;                          ///< resources/data/outlines.json
    Actions *actions = nullptr;
    AppSettings settings;  ///< in force; passwords included
    bool keychainAvailable = false;
    QString userName;  ///< of whoever runs the program: who acknowledges and silences, unless another name is given

    /// The country's name in the interface's language; the code itself when unknown.
    [[nodiscard]] QString countryName(const QString &alpha3) const;
};

/// A chart that can be saved as a picture and as data; the picture shows what the screen shows.
class Exportable {
public:
    virtual ~Exportable() = default;
    [[nodiscard]] virtual QString exportTitle() const = 0;  ///< also the proposed file name's base
    [[nodiscard]] virtual QSize exportSize() const = 0;     ///< as on screen
    /// Draws title, zone, legend and the visible range into `target` (logical pixels).
    virtual void exportRender(QPainter &painter, const QRectF &target) const = 0;
    /// The visible range as CSV, RFC 4180, header first, UTF-8, times ISO 8601 UTC.
    [[nodiscard]] virtual QByteArray exportCsv() const = 0;
};

/// A page of the window. apply() is called at most ten times a second and only while the page is visible; a page that
/// becomes visible gets the newest snapshot at once. Rows are diffed, never reset. Built anew when the language
/// changes.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(const UiContext &context, QWidget *parent = nullptr) : QWidget(parent), m_context(context) {}
    ~Page() override;

    [[nodiscard]] QList<QWidget *> titleControls() const;  ///< the page's own; shown right in the title bar
    virtual void apply(const std::shared_ptr<const Snapshot> &snapshot) = 0;
    virtual Exportable *exportable() { return nullptr; }
    /// Of the kept tables, and of what else a page adds.
    [[nodiscard]] virtual QJsonObject saveState() const;
    virtual void restoreState(const QJsonObject &state);

protected:
    /// `control` stays the page's, whoever shows it.
    template<typename Control>
    Control *inTitle(Control *control)
    {
        control->hide();
        m_titleControls.append(control);
        return control;
    }
    /// Column widths and order are part of the page's state, under `name`.
    void keepTable(const QString &name, DataTable *table) { m_tables.emplace_back(name, table); }

    const UiContext &m_context;

private:
    QList<QPointer<QWidget>> m_titleControls;  ///< the title bar may go first
    std::vector<std::pair<QString, DataTable *>> m_tables;
};

}  // namespace observatorio
