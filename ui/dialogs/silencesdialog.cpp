// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/silencesdialog.h"

#include "ui/models/silencemodel.h"
#include "ui/page.h"
#include "ui/silencetext.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/layouts.h"
#include "ui/widgets/placeholderstack.h"

#include <QDateTime>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSortFilterProxyModel>

namespace observatorio {

SilencesDialog::SilencesDialog(const UiContext &context, QWidget *parent)
    : QDialog(parent), m_context(context),
      m_model(
          new SilenceModel([&context](const SilenceMatcher &matcher) { return silencedText(matcher, context); }, this)),
      m_table(sortedTable(m_model, tr("Silences"), this)), m_end(new QPushButton(tr("End now")))
{
    setWindowTitle(tr("Silences"));
    resize(scaled(860), scaled(420));
    m_table->stretchColumn(SilenceModel::Reason);
    auto *stack = new PlaceholderStack(m_table, QStringLiteral("bell"), tr("No silence yet"),
                                       tr("A silence holds back alerts that match, present ones and those to come."));
    auto *buttons = new QDialogButtonBox;
    QPushButton *create = buttons->addButton(tr("New silence…"), QDialogButtonBox::ActionRole);
    buttons->addButton(m_end, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    QVBoxLayout *column = columnOf(12, {{stack->follow(m_model), 1}, buttons}, this);
    column->setContentsMargins(16, 16, 16, 16);

    const auto showChoice = [this] { m_end->setEnabled(!chosen().empty()); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, showChoice);
    connect(m_model, &QAbstractItemModel::dataChanged, this, showChoice);
    connect(create, &QPushButton::clicked, this, &SilencesDialog::newRequested);
    connect(m_end, &QPushButton::clicked, this, &SilencesDialog::endChosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    showChoice();
}

void SilencesDialog::apply(const Snapshot &snapshot) { m_model->update(*snapshot.silences, snapshot.at); }

std::vector<Silence> SilencesDialog::chosen() const
{
    std::vector<Silence> found;
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(m_table->model());
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows()) {
        const SilenceRow &row = m_model->rowAt(sorted->mapToSource(index).row());
        if (row.state != SilenceState::Over)
            found.push_back(row.silence);
    }
    return found;
}

void SilencesDialog::endChosen()
{
    for (Silence silence : chosen()) {
        silence.until = QDateTime::currentMSecsSinceEpoch();
        Q_EMIT m_context.actions->silenceRequested(silence);
    }
}

}  // namespace observatorio
