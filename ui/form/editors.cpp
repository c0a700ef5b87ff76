// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/form/editors.h"

#include "ui/widgets/layouts.h"

#include <QAction>
#include <QFileDialog>
#include <QPushButton>
#include <QRadioButton>

namespace observatorio {

QVariant toVariant(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.append(QString::fromStdString(text));
    return list;
}

void fromVariant(const QVariant &variant, std::vector<std::string> &texts)
{
    texts.clear();
    for (const QString &text : variant.toStringList())
        texts.push_back(text.toStdString());
}

ChoiceBox::ChoiceBox(const QList<Choice> &choices, int widest, QWidget *parent) : QComboBox(parent)
{
    for (const Choice &choice : choices)
        addItem(choice.text, choice.value);
    setMaximumWidth(scaled(widest));
    connect(this, &QComboBox::currentIndexChanged, this, &ChoiceBox::changed);
}

void ChoiceBox::setValue(const QVariant &value)
{
    if (findData(value) < 0)
        addItem(value.toString(), value);
    setCurrentIndex(findData(value));
}

RadioChoice::RadioChoice(const QList<Choice> &choices, QWidget *parent) : QWidget(parent)
{
    QVBoxLayout *column = columnOf(12, {}, this);
    for (const Choice &choice : choices) {
        auto *button = new QRadioButton(choice.text);
        button->setToolTip(choice.toolTip);
        connect(button, &QRadioButton::toggled, this, [this](bool on) {
            if (on)
                Q_EMIT changed();
        });
        m_buttons.emplace_back(button, choice.value);
        column->addWidget(button);
    }
}

QVariant RadioChoice::value() const
{
    for (const auto &[button, value] : m_buttons) {
        if (button->isChecked())
            return value;
    }
    return m_buttons.first().second;
}

void RadioChoice::setValue(const QVariant &wanted)
{
    for (const auto &[button, value] : m_buttons) {
        if (value == wanted)
            button->setChecked(true);
    }
}

LinesEdit::LinesEdit(int height, QWidget *parent) : QPlainTextEdit(parent)
{
    viewport()->setAutoFillBackground(false);  // its rounded panel shows
    setTabChangesFocus(true);
    setFixedHeight(grown(height, 48));
}

QStringList LinesEdit::lines() const
{
    QStringList lines;
    for (const QString &line : toPlainText().split(u'\n')) {
        if (const QString text = line.trimmed(); !text.isEmpty())
            lines.append(text);
    }
    return lines;
}

DurationBox::DurationBox(qint64 unitMs, int least, int most, QWidget *parent) : WholeBox(parent), m_unitMs(unitMs)
{
    setRange(least, most);
    setSuffix(QStringLiteral(" ") + (unitMs < 60'000 ? tr("s") : tr("min")));
    setMaximumWidth(scaled(140));
    connect(this, &QSpinBox::valueChanged, this, &DurationBox::durationChanged);
}

FileEdit::FileEdit(Kind kind, const QString &caption, const QString &filter, const QString &whenEmpty, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_caption(caption), m_filter(filter), m_edit(new QLineEdit)
{
    auto *pick = new QPushButton(tr("Browse…"));
    pick->setAccessibleName(tr("Browse: %1").arg(caption));
    rowOf(8, {{m_edit, 1}, pick}, this);
    setFocusProxy(m_edit);
    m_edit->setAccessibleName(caption);
    m_edit->setPlaceholderText(whenEmpty);
    connect(m_edit, &QLineEdit::textChanged, this, &FileEdit::changed);
    connect(pick, &QPushButton::clicked, this, &FileEdit::browse);
}

QString FileEdit::path() const { return m_edit->text().trimmed(); }

void FileEdit::setPath(const QString &path) { m_edit->setText(path); }

void FileEdit::browse()
{
    auto *dialog = new QFileDialog(this, m_caption, path(), m_filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_kind == ToWrite) {
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setFileMode(QFileDialog::AnyFile);
        dialog->setOption(QFileDialog::DontConfirmOverwrite);
    } else {
        dialog->setFileMode(QFileDialog::ExistingFile);
    }
    connect(dialog, &QFileDialog::fileSelected, this, &FileEdit::setPath);
    dialog->open();
}

PasswordEdit::PasswordEdit(QWidget *parent) : QLineEdit(parent)
{
    setEchoMode(Password);
    setMaximumWidth(scaled(260));
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    QAction *eye = addAction(Theme::instance().icon(QStringLiteral("eye"), Theme::Muted), TrailingPosition);
    eye->setCheckable(true);
    eye->setText(tr("Show the password"));
    eye->setToolTip(tr("Show the password"));
    connect(eye, &QAction::toggled, this, [this](bool on) { setEchoMode(on ? Normal : Password); });
}

QString PasswordEdit::note(bool keychainAvailable)
{
    return keychainAvailable ? tr("Kept in the system's keychain, never in one of this program's files.")
                             : tr("No keychain available: kept for this session only.");
}

}  // namespace observatorio
