// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format.h"
#include "ui/numbertext.h"

#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QSpinBox>
#include <type_traits>

namespace observatorio {

/// A spin box that swallows no key and drops no mark: what is typed is read by NumberText. What cannot be read is
/// marked while it stands there; left so, the box goes back to the value it had before somebody typed.
template<typename Base>
class TypedNumberBox : public Base {
public:
    using Value = std::conditional_t<std::is_base_of_v<QSpinBox, Base>, int, double>;

    /// What is wrong with the text; empty when nothing is.
    [[nodiscard]] QString problem() const { return m_problem; }

protected:
    explicit TypedNumberBox(QWidget *parent) : Base(parent)
    {
        this->setLocale(Format::locale());
        QObject::connect(this->lineEdit(), &QLineEdit::textChanged, this, [this] { judge(); });
        // The box writes its own text without saying so.
        QObject::connect(this, &QAbstractSpinBox::editingFinished, this, [this] {
            m_settled = this->value();
            judge();
        });
        QObject::connect(this, &Base::valueChanged, this, [this] {
            if (!this->lineEdit()->isModified())
                m_settled = this->value();
            judge();
        });
        m_settled = this->value();
    }

    QValidator::State validate(QString &text, int &) const override
    {
        return read(text) ? QValidator::Acceptable : QValidator::Intermediate;
    }
    void fixup(QString &text) const override
    {
        // The box itself would take the group marks out, and go back to what the first keys meant.
        text = this->prefix() + this->textFromValue(m_settled) + this->suffix();
    }
    [[nodiscard]] Value valueFromText(const QString &text) const override
    {
        const NumberText::Read value = read(text);
        return value ? static_cast<Value>(*value) : this->value();
    }
    virtual void problemFound(const QString &problem) = 0;

private:
    [[nodiscard]] NumberText::Read read(QString text) const
    {
        if (const QString prefix = this->prefix().trimmed(); !prefix.isEmpty() && text.startsWith(prefix))
            text.remove(0, prefix.size());
        text = text.trimmed();
        if (const QString suffix = this->suffix().trimmed(); !suffix.isEmpty() && text.endsWith(suffix))
            text.chop(suffix.size());
        int decimals = 0;
        if constexpr (std::is_same_v<Value, double>)
            decimals = this->decimals();
        return NumberText::readWithin(text, this->minimum(), this->maximum(), decimals);
    }

    void judge()
    {
        const NumberText::Read value = read(this->lineEdit()->text());
        const QString problem = value ? QString() : value.error();
        if (problem == m_problem)
            return;
        if (m_problem.isEmpty())
            m_toolTip = this->toolTip();
        m_problem = problem;
        this->setProperty("invalid", !problem.isEmpty());
        this->setToolTip(problem.isEmpty() ? m_toolTip : problem.toHtmlEscaped());
        this->setAccessibleDescription(problem);
        this->update();
        problemFound(problem);
    }

    Value m_settled{};  ///< before the typing under way
    QString m_problem;
    QString m_toolTip;  ///< while nothing is wrong
};

class WholeBox : public TypedNumberBox<QSpinBox> {
    Q_OBJECT
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
public:
    explicit WholeBox(QWidget *parent = nullptr) : TypedNumberBox(parent) {}

Q_SIGNALS:
    void problemChanged(const QString &problem);

protected:
    void problemFound(const QString &problem) override { Q_EMIT problemChanged(problem); }
};

class DecimalBox : public TypedNumberBox<QDoubleSpinBox> {
    Q_OBJECT
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged)
public:
    explicit DecimalBox(QWidget *parent = nullptr) : TypedNumberBox(parent) {}

Q_SIGNALS:
    void problemChanged(const QString &problem);

protected:
    void problemFound(const QString &problem) override { Q_EMIT problemChanged(problem); }
};

}  // namespace observatorio
