# Runs: kinds, subjects, the form of a new run, finished runs.

audits-section-checks = 检查
audits-section-corrective = 整改
audits-section-plans = 计划
audits-section-appraisals = 年度考核
audits-section-contests = 竞赛与评选
audits-section-packs = 标准

audit-kind-self-check = 自查
audit-kind-spot = 抽查
audit-kind-unannounced = 暗访
audit-kind-re-check = 复查
audit-kind-contest-visit = 竞赛检查
audit-kind-self-score = 自评
audit-kind-re-score = 复评
subject-kind-hall = 营业厅
subject-kind-window = 窗口
subject-kind-team = 班组
subject-kind-person = 个人
subject-window = { $number } 号窗口
purpose-daily-check = 开门检查
purpose-standard = 服务标准
purpose-contest = 竞赛
purpose-appraisal = 考核
