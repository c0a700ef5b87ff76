// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/ruledelegate.h"
#include "ui/dialogs/settings/sections.h"
#include "ui/format.h"
#include "ui/models/rulemodel.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/layouts.h"

#include <QPushButton>

namespace observatorio {

namespace {

class ThresholdsSection : public SettingsSection {
    Q_DECLARE_TR_FUNCTIONS(observatorio::ThresholdsSection)
public:
    explicit ThresholdsSection(const UiContext &context);

    void load(const AppSettings &settings) override { m_model->setRules(settings.pipeline.rules); }
    void store(AppSettings &settings) const override { settings.pipeline.rules = m_model->rules(); }
    std::optional<Problem> check() override;
    void focusProblem() override;

private:
    [[nodiscard]] QList<int> selectedRows() const;
    void showActions();

    RuleModel *m_model;
    DataTable *m_table;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    Complaint *m_problem;
};

ThresholdsSection::ThresholdsSection(const UiContext &context)
    : SettingsSection(QStringLiteral("thresholds"), tr("Thresholds"), QStringLiteral("bell"),
                      tr("When a value raises an alert. Double-click or press F2 to edit a cell. A rule that names a "
                         "country replaces the rule for all countries there.")),
      m_model(new RuleModel(*context.countries, this)), m_table(new DataTable),
      m_duplicate(new QPushButton(tr("Duplicate"))), m_remove(new QPushButton(tr("Remove"))), m_problem(new Complaint)
{
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RuleDelegate(*context.indicators, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(true);
    m_table->setAccessibleName(title());
    m_table->setMinimumHeight(grown(180, 96));
    m_table->fitColumns();
    m_table->stretchColumn(RuleModel::Countries);
    column()->addWidget(m_table, 1);

    column()->addWidget(m_problem);

    auto *add = new QPushButton(tr("Add"));
    auto *defaults = new QPushButton(tr("Reset to defaults"));
    column()->addLayout(rowOf(8, {add, m_duplicate, m_remove, Room(), defaults}));

    const auto edit = [this](int row, RuleModel::Column column) {
        m_table->setCurrentIndex(m_model->index(row, column));
        m_table->edit(m_table->currentIndex());
    };
    connect(add, &QPushButton::clicked, this, [this, edit] { edit(m_model->add(), RuleModel::Indicator); });
    connect(m_duplicate, &QPushButton::clicked, this, [this, edit] {
        if (const QList<int> rows = selectedRows(); !rows.isEmpty())
            edit(m_model->duplicate(rows.first()), RuleModel::Countries);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->remove(selectedRows()); });
    connect(defaults, &QPushButton::clicked, this, [this, &context] {
        m_model->setRules(defaultAlertRules(*context.indicators));
        showActions();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SettingsSection::edited);
    onRowCount(m_model, this, [this] { Q_EMIT edited(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ThresholdsSection::showActions);
    showActions();
}

QList<int> ThresholdsSection::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.append(index.row());
    return rows;
}

void ThresholdsSection::showActions()
{
    const qsizetype selected = selectedRows().size();
    m_duplicate->setEnabled(selected == 1);
    m_remove->setEnabled(selected > 0);
}

std::optional<SettingsSection::Problem> ThresholdsSection::check()
{
    const std::optional<QModelIndex> wrong = m_model->firstProblem();
    if (!wrong) {
        m_problem->setText({});
        return std::nullopt;
    }
    const QString where = tr("Row %1, %2")
                              .arg(wrong->row() + 1)
                              .arg(m_model->headerData(wrong->column(), Qt::Horizontal, Qt::DisplayRole).toString());
    const QString what = m_model->problem(wrong->row(), wrong->column());
    m_problem->setText(QStringLiteral("%1: %2").arg(where, what));
    return Problem{where, what};
}

void ThresholdsSection::focusProblem()
{
    if (const std::optional<QModelIndex> wrong = m_model->firstProblem()) {
        m_table->setFocus();
        m_table->setCurrentIndex(*wrong);
        m_table->scrollTo(*wrong);
    }
}

}  // namespace

SettingsSection *thresholdsSection(const UiContext &context) { return new ThresholdsSection(context); }

}  // namespace observatorio
