<?php page_opens('<div id="main"><div id="content-wrap" class="container clr"><div id="primary" class="content-area clr"><div id="content" class="site-content clr">');
while (have_posts()) : the_post();
$meta = sprintf('<ul class="meta clr"><li class="meta-author" itemprop="name"><i class="icon-user"></i>%s</li><li class="meta-date" itemprop="datePublished"><i class="icon-clock"></i>%s</li><li class="meta-cat"><i class="icon-folder"></i>%s</li></ul>', author_link(), get_the_date(), get_the_category_list(' / '));
if (is_singular()) : ?>
<article id="post-<?php the_ID(); ?>" itemprop="blogPost" itemscope itemtype="https://schema.org/BlogPosting"><?php has_post_thumbnail() && print('<div class="thumbnail">' . get_the_post_thumbnail() . '</div>'); ?>
<header class="entry-header clr"><h2 class="single-post-title entry-title" itemprop="headline"><?php the_title(); ?></h2></header><?php echo $meta; ?>
<div class="entry-content clr" itemprop="text"><?php the_content(); wp_link_pages(['before' => '<div class="page-links">' . __('Pages:'), 'after' => '</div>']); ?></div>
<div class="post-tags clr"><?php the_tags('<span class="owp-tag-text">Tags: </span>', '<span class="owp-sep">,</span> '); ?></div><?php echo shared(); ?>
<nav class="navigation post-navigation"><?php previous_post_link('%link', '<span class="title">Previous Post</span><span class="post-title">%title</span>'); ?></nav>
<section id="author-bio" class="clr"><div id="author-bio-inner"><div class="author-bio-content"><h4 class="author-bio-title"><a href="#"><?php the_author(); ?></a></h4><div class="author-bio-description"><p>Writes here, and elsewhere at times.</p></div></div></div></section>
<?php others('<section id="related-posts" class="clr"><h3 class="theme-heading related-posts-title"><span class="text">You Might Also Like</span></h3><div class="oceanwp-row clr">', '<article class="related-post clr col span_1_of_3 post type-post hentry"><a href="%1$s" class="related-thumb"></a><h3 class="related-post-title"><a href="%1$s" rel="bookmark">%2$s</a></h3><time class="published">%3$s</time></article>', '</div></section>');
comments_template(); ?></article>
<?php else : ?>
<article id="post-<?php the_ID(); ?>" <?php post_class('blog-entry clr large-entry'); ?>><div class="blog-entry-inner clr"><?php has_post_thumbnail() && printf('<div class="thumbnail"><a href="%s" class="thumbnail-link">%s</a></div>', get_permalink(), get_the_post_thumbnail()); ?>
<header class="blog-entry-header clr"><h2 class="blog-entry-title entry-title"><a href="<?php the_permalink(); ?>" rel="bookmark"><?php the_title(); ?></a></h2></header><?php echo $meta; ?>
<div class="blog-entry-summary clr" itemprop="text"><p><?php note_shown('excerpt', $text = wp_trim_words(get_the_excerpt(), 30)); echo $text; ?></p></div>
<div class="blog-entry-readmore clr"><a href="<?php the_permalink(); ?>"><?php _e('Continue Reading'); ?><span class="screen-reader-text"><?php the_title(); ?></span><i class="fa fa-angle-right"></i></a></div></div></article>
<?php endif; endwhile;
echo '<div class="oceanwp-pagination clr">', paginate_links(['type' => 'list']), '</div>';
page_closes('</div></div></div></div>');
