// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings/ruledelegate.h"
#include "ui/dialogs/settings/sections.h"
#include "ui/format.h"
#include "ui/models/rulemodel.h"
#include "ui/style/theme.h"
#include "ui/widgets/datatable.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

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
    QList<int> selectedRows() const;
    void showActions();

    RuleModel *m_model;
    DataTable *m_table;
    QPushButton *m_duplicate;
    QPushButton *m_remove;
    QLabel *m_icon;
    QLabel *m_problem;
};

ThresholdsSection::ThresholdsSection(const UiContext &context)
    : SettingsSection(QStringLiteral("thresholds"), tr("Thresholds"), QStringLiteral("bell"),
                      tr("When a value raises an alert. Double-click or press F2 to edit a cell. A rule that names a "
                         "country replaces the rule for all countries there.")),
      m_model(new RuleModel(*context.countries, this)), m_table(new DataTable),
      m_duplicate(new QPushButton(tr("Duplicate"))), m_remove(new QPushButton(tr("Remove"))), m_icon(new QLabel),
      m_problem(new QLabel)
{
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new RuleDelegate(*context.indicators, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                             | QAbstractItemView::AnyKeyPressed | QAbstractItemView::SelectedClicked);
    m_table->setTabKeyNavigation(true);
    m_table->setAccessibleName(title());
    m_table->setMinimumHeight(180);
    m_table->fitColumns();
    m_table->horizontalHeader()->setSectionResizeMode(RuleModel::Countries, QHeaderView::Stretch);
    m_table->horizontalHeader()->setStretchLastSection(false);
    column()->addWidget(m_table, 1);

    auto *complaint = new QHBoxLayout;
    m_problem->setFont(Theme::instance().secondaryFont());
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    complaint->addWidget(m_icon);
    complaint->addWidget(m_problem, 1);
    column()->addLayout(complaint);

    auto *buttons = new QHBoxLayout;
    auto *add = new QPushButton(tr("Add"));
    auto *defaults = new QPushButton(tr("Reset to defaults"));
    buttons->setSpacing(8);
    buttons->addWidget(add);
    buttons->addWidget(m_duplicate);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    buttons->addWidget(defaults);
    column()->addLayout(buttons);

    connect(add, &QPushButton::clicked, this, [this] {
        const QModelIndex at = m_model->index(m_model->add(), RuleModel::Indicator);
        m_table->setCurrentIndex(at);
        m_table->edit(at);
    });
    connect(m_duplicate, &QPushButton::clicked, this, [this] {
        const QList<int> rows = selectedRows();
        if (rows.isEmpty())
            return;
        const QModelIndex at = m_model->index(m_model->duplicate(rows.first()), RuleModel::Countries);
        m_table->setCurrentIndex(at);
        m_table->edit(at);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->remove(selectedRows()); });
    connect(defaults, &QPushButton::clicked, this, [this, &context] {
        m_model->setRules(defaultAlertRules(*context.indicators));
        showActions();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SettingsSection::edited);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &SettingsSection::edited);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &SettingsSection::edited);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SettingsSection::edited);
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
    m_icon->setVisible(wrong.has_value());
    m_problem->setVisible(wrong.has_value());
    if (!wrong)
        return std::nullopt;
    const QString where = tr("Row %1, %2")
                              .arg(wrong->row() + 1)
                              .arg(m_model->headerData(wrong->column(), Qt::Horizontal, Qt::DisplayRole).toString());
    const QString what = m_model->problem(wrong->row(), wrong->column());
    const Theme &theme = Theme::instance();
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, theme.color(Theme::Critical));
    m_problem->setPalette(palette);
    m_problem->setText(QStringLiteral("%1: %2").arg(where, what));
    m_icon->setPixmap(
        theme.icon(QStringLiteral("warning"), Theme::Critical).pixmap(QSize(16, 16), devicePixelRatioF()));
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
